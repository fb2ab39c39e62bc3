/** Work in slices: whoever asks something meanwhile waits for one of them at most. */
export class Slices {
  readonly #length: number;
  #began = performance.now();
  readonly #channel = new MessageChannel();
  #goOn: (() => void) | null = null;

  /** @param length of a slice in milliseconds */
  constructor(length: number) {
    this.#length = length;
    this.#channel.port1.onmessage = () => {
      this.#began = performance.now();
      this.#goOn?.();
    };
  }

  /** Whether this slice is over. */
  readonly isLate = (): boolean => performance.now() - this.#began > this.#length;

  /** Null while the slice lasts; else what is to be awaited before the next. */
  readonly pauseIfLate = (): Promise<void> | null => (this.isLate() ? this.pause() : null);

  /** Ends the slice: the messages that came meanwhile have their turn. One at a time. */
  pause(): Promise<void> {
    return new Promise((resolve) => {
      this.#goOn = resolve;
      this.#channel.port2.postMessage(null);
    });
  }

  close(): void {
    this.#channel.port1.close();
  }
}
