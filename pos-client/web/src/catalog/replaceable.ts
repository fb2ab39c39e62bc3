import type { Row } from '../store/records';
import type { Follower } from './feed';

interface Rows {
  put(row: Row): void;
  remove(id: string): void;
}

/** Rows that are served while others are built in their place. */
export class Replaceable<T extends Rows> implements Follower {
  /** what is served */
  current: T;
  #next: T | null = null;
  readonly #make: () => T;
  readonly #finish: (rows: T) => Promise<void>;

  /** @param finish what has to be done before rows are served */
  constructor(make: () => T, finish: (rows: T) => Promise<void> = async () => {}) {
    this.#make = make;
    this.#finish = finish;
    this.current = make();
  }

  begin(): void {
    this.#next = this.#make();
  }

  put(row: Row): void {
    (this.#next ?? this.current).put(row);
  }

  remove(id: string): void {
    (this.#next ?? this.current).remove(id);
  }

  async end(): Promise<void> {
    if (this.#next !== null) {
      await this.#finish(this.#next);
      this.current = this.#next;
      this.#next = null;
    }
  }
}
