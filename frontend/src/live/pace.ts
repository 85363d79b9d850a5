const SHARE_OF_TIME = 10;

/**
 * Runs a task at most once per interval, and at most a tenth of the time, however often it is asked
 * for; never twice at once, and always once more after the last request.
 */
export class Pace {
  private running = false;
  private wanted = false;
  private earliest = -Infinity;

  constructor(
    private readonly task: () => Promise<void>,
    private readonly intervalMillis: number,
  ) {}

  request(): void {
    if (!this.wanted) {
      this.wanted = true;
      this.schedule();
    }
  }

  private schedule(): void {
    if (this.wanted && !this.running) {
      setTimeout(() => void this.run(), Math.max(0, this.earliest - Date.now()));
    }
  }

  private async run(): Promise<void> {
    const startedAt = Date.now();
    this.wanted = false;
    this.running = true;
    try {
      await this.task();
    } finally {
      const took = Math.min(Date.now() - startedAt, this.intervalMillis / 2);
      this.earliest = startedAt + Math.max(this.intervalMillis, took * SHARE_OF_TIME);
      this.running = false;
      this.schedule();
    }
  }
}
