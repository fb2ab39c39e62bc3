import { signal } from '@preact/signals';
import type { Staff } from './records';

/** Who works at this tab; nobody while the lock screen is up. Kept in memory alone. */
export class Session {
  readonly #person = signal<Staff | null>(null);

  /** A signal underneath: reading it in a component watches it. */
  get person(): Staff | null {
    return this.#person.value;
  }

  begin(person: Staff): void {
    this.#person.value = person;
  }

  end(): void {
    this.#person.value = null;
  }
}
