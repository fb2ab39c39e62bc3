const GOOD_BEFORE_GROWTH = 30;

/**
 * How much to ask for, or to send, at once. What stalled is halved at once, because small answers may pass where large ones
 * don't, and tried again only after many good ones.
 */
export class Sizing {
  private readonly min: number;
  private readonly max: number;
  private cap: number;
  private good = 0;
  private size: number;

  constructor(min: number, start: number, max: number) {
    this.min = min;
    this.max = max;
    this.cap = max;
    this.size = start;
  }

  get now(): number {
    return this.size;
  }

  /** One of this size was too much. */
  tooMuch(size: number): void {
    this.size = Math.max(this.min, Math.floor(size / 2));
    this.cap = this.size;
    this.good = 0;
  }

  /** One went well and could have been larger. */
  wentWell(): void {
    this.good += 1;
    if (this.good >= GOOD_BEFORE_GROWTH) {
      this.good = 0;
      this.cap = Math.min(this.max, this.cap * 2);
    }
    this.size = Math.min(this.cap, this.size * 2);
  }
}
