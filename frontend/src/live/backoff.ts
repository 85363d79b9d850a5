const FIRST_MILLIS = 500;
const LONGEST_MILLIS = 5_000;

/** How long to wait before each new try: doubling, with a little chance, up to five seconds. */
export class Backoff {
  private tries = 0;

  constructor(private readonly chance: () => number = Math.random) {}

  next(): number {
    const full = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** this.tries);
    this.tries += 1;
    return full * (0.75 + this.chance() / 4);
  }

  reset(): void {
    this.tries = 0;
  }
}
