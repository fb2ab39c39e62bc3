import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { normalized, words } from '../catalog/words';
import { changes } from './changes';
import type { SealedRow } from './db';
import type { Customer } from './records';
import { stampOf } from './sealing';
import type { Till } from './till';

/** Customers in memory, while somebody is logged in. */
export interface People {
  size: ReadonlySignal<number>;
  /** another number after each change of any of them */
  revision: ReadonlySignal<number>;
  /** by name, code, phone, e-mail or city: those that begin with each of the words, by name */
  search(text: string, limit: number): Customer[];
  find(id: string): Customer | undefined;
  close(): void;
}

interface Entry {
  stamp: string;
  customer: Customer;
  terms: string[];
}

/** Follows the store and the vault: filled at log-in, emptied at log-out. */
export function openPeople(till: Till): People {
  return new LivePeople(till);
}

class LivePeople implements People {
  readonly size = signal(0);
  readonly revision = signal(0);
  readonly #till: Till;
  readonly #stops: (() => void)[];
  #entries: ReadonlyMap<string, Entry> = new Map();
  #sorted: readonly Entry[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(till: Till) {
    this.#till = till;
    this.#stops = [
      effect(() => this.#keysChanged(till.vault.keys.value.length > 0)),
      changes.listen((changed) => {
        if (changed.has('customers')) {
          this.#reload();
        }
      }),
    ];
  }

  search(text: string, limit: number): Customer[] {
    return search(this.#sorted, text, limit);
  }

  find(id: string): Customer | undefined {
    return this.#entries.get(id)?.customer;
  }

  close(): void {
    for (const stop of this.#stops) {
      stop();
    }
  }

  /** At log-out nothing is left in memory. */
  #keysChanged(isOpen: boolean): void {
    if (!isOpen) {
      this.#entries = new Map();
      this.#sorted = [];
    }
    this.#reload();
  }

  #reload(): void {
    this.#queue = this.#queue.catch(() => undefined).then(() => this.#load());
  }

  async #load(): Promise<void> {
    const { db, vault } = this.#till;
    const rows = vault.isOpen ? await db.customers.toArray() : [];
    const loaded = await Promise.all(rows.map((row) => opened(this.#till, this.#entries, row)));
    const readable = vault.isOpen ? loaded.filter((entry) => entry !== null) : [];
    this.#entries = new Map(readable.map((entry) => [entry.customer.id, entry]));
    this.#sorted = readable.sort((a, b) => a.customer.name.localeCompare(b.customer.name));
    this.size.value = this.#entries.size;
    this.revision.value += 1;
  }
}

function search(sorted: readonly Entry[], text: string, limit: number): Customer[] {
  const wanted = words(text);
  const found: Customer[] = [];
  for (const { customer, terms } of sorted) {
    if (found.length === limit) {
      break;
    }
    if (wanted.every((word) => terms.some((term) => term.startsWith(word)))) {
      found.push(customer);
    }
  }
  return found;
}

/** Only what changed is deciphered again. */
async function opened(
  till: Till,
  known: ReadonlyMap<string, Entry>,
  row: Customer | SealedRow,
): Promise<Entry | null> {
  const stamp = stampOf(row);
  const before = known.get(row.id);
  if (before?.stamp === stamp) {
    return before;
  }
  const customer = await till.vault.unsealRow<Customer>(row);
  return customer === null ? null : { stamp, customer, terms: termsOf(customer) };
}

function termsOf({ name, code, phone, email, city }: Customer): string[] {
  const said = [name, code, phone, email, city].filter((text) => text !== null && text !== undefined);
  const digits = (phone ?? '').replace(/\D/g, '');
  return [...said.flatMap(words), ...said.map(normalized), digits].filter((term) => term !== '');
}
