const MAX_DOUBLINGS = 20;

/** Waits that double with each failure, with jitter, so that a thousand tills don't come back in the same second. */
export class Backoff {
  private readonly baseMs: number;
  private readonly maxMs: number;
  private readonly random: () => number;

  /** @param random from 0 to below 1 */
  constructor(baseMs: number, maxMs: number, random: () => number) {
    this.baseMs = baseMs;
    this.maxMs = maxMs;
    this.random = random;
  }

  /**
   * Between half of the full wait and the whole, in milliseconds.
   *
   * @param failures so far, from 1
   */
  after(failures: number): number {
    const doublings = Math.min(Math.max(failures - 1, 0), MAX_DOUBLINGS);
    const full = Math.min(this.baseMs * 2 ** doublings, this.maxMs);
    return Math.round(full / 2 + (this.random() * full) / 2);
  }
}
