/** A wait that can be cut short. */
export class Alarm {
  private dueMs = 0;
  private ring: (() => void) | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Waits so long, or until the alarm is brought forward to an earlier time and that has come. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.ring = resolve;
      this.set(milliseconds);
    });
  }

  /** Rings in so long at the latest; nothing happens where nobody waits. */
  bringForward(milliseconds: number): void {
    if (this.ring !== null && performance.now() + milliseconds < this.dueMs) {
      this.set(milliseconds);
    }
  }

  private set(milliseconds: number): void {
    clearTimeout(this.timer);
    this.dueMs = performance.now() + milliseconds;
    this.timer = setTimeout(() => {
      const ring = this.ring;
      this.ring = null;
      ring?.();
    }, milliseconds);
  }
}
