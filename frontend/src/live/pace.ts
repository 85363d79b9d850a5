/**
 * Runs a task at most once per interval, however often it is asked for, never twice at once, and
 * always once more after the last request.
 */
export class Pace {
  private running = false;
  private wanted = false;
  private startedAt = -Infinity;

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
      const wait = this.startedAt + this.intervalMillis - Date.now();
      setTimeout(() => void this.run(), Math.max(0, wait));
    }
  }

  private async run(): Promise<void> {
    this.wanted = false;
    this.running = true;
    this.startedAt = Date.now();
    try {
      await this.task();
    } finally {
      this.running = false;
      this.schedule();
    }
  }
}
