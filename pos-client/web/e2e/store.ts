import type { Page } from '@playwright/test';

/** A row of the till's own store, as it lies in the browser. */
export type Stored = Record<string, unknown>;

export interface StoredOperation extends Stored {
  epoch: number;
  seq: number;
  op_id: string;
  type: string;
  record_id: string;
  _sync_status: 'pending' | 'syncing' | 'synced' | 'failed';
}

/** Reads a whole store past the till's code: what a power cut leaves is what lies here. */
export function stored<T = Stored>(page: Page, store: string): Promise<T[]> {
  return page.evaluate(
    (name) =>
      new Promise<never[]>((found, failed) => {
        const opening = indexedDB.open('tillstream');
        opening.onerror = () => failed(opening.error);
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => {
          const database = opening.result;
          const asked = database.transaction(name).objectStore(name).getAll();
          asked.onerror = () => failed(asked.error);
          asked.onsuccess = () => {
            database.close();
            found(asked.result as never[]);
          };
        };
      }),
    store,
  ) as Promise<T[]>;
}

export function outbox(page: Page): Promise<StoredOperation[]> {
  return stored<StoredOperation>(page, 'sync_outbox');
}

/** One value of `sync_state`. */
export async function state(page: Page, key: string): Promise<unknown> {
  const rows = await stored<{ key: string; value: unknown }>(page, 'sync_state');
  return rows.find((row) => row.key === key)?.value;
}

/** Operations without a receipt. */
export async function unsettled(page: Page): Promise<number> {
  return (await outbox(page)).filter((entry) => entry._sync_status !== 'synced').length;
}

/** What is wrong with the numbers of these operations: each life must count 1, 2, 3 … */
export function holes(operations: readonly { epoch?: number; seq: number }[]): string[] {
  const lives = new Map<number, number[]>();
  for (const { epoch = 1, seq } of operations) {
    lives.set(epoch, [...(lives.get(epoch) ?? []), seq]);
  }
  return [...lives].flatMap(([epoch, seqs]) =>
    seqs
      .toSorted((a, b) => a - b)
      .flatMap((seq, at) => (seq === at + 1 ? [] : [`epoch ${epoch}: ${seq} where ${at + 1} was due`])),
  );
}
