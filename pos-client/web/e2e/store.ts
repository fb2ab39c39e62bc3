import { expect, type Page } from '@playwright/test';

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

/** How many operations have no receipt; counted in the store, so that the page is not kept busy by being looked at. */
export function unsettled(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((counted, failed) => {
        const opening = indexedDB.open('tillstream');
        opening.onerror = () => failed(opening.error);
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => {
          const database = opening.result;
          const store = database.transaction('sync_outbox').objectStore('sync_outbox');
          const all = store.count();
          const synced = store.index('_sync_status').count('synced');
          store.transaction.oncomplete = () => {
            database.close();
            counted(all.result - synced.result);
          };
          store.transaction.onabort = () => failed(store.transaction.error);
        };
      }),
  );
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

/** A product as it lies in its block; only what tests look at. */
export interface StoredProduct {
  id: string;
  name: string;
  barcode: string;
  box_barcode?: string;
}

/** The first product whose field begins so, looked for in the page: there are many. Waits until it was pulled. */
export async function productOf(
  page: Page,
  wanted: readonly [field: string, begin: string],
): Promise<StoredProduct> {
  const found: StoredProduct[] = [];
  const look = async () => {
    found.push(...(await page.evaluate(findProduct, wanted)));
    return found.length > 0;
  };
  const missing = `no product has ${wanted.join(' ')}`;
  await expect.poll(look, { timeout: 30_000, message: missing }).toBe(true);
  return found[0] ?? Promise.reject(new Error(missing));
}

function findProduct([field, begin]: readonly [string, string]): Promise<StoredProduct[]> {
  return new Promise((answer, failed) => {
    const opening = indexedDB.open('tillstream');
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const asked = opening.result.transaction('products').objectStore('products').getAll();
      asked.onerror = () => failed(asked.error);
      asked.onsuccess = () => {
        opening.result.close();
        const rows: (StoredProduct & Record<string, unknown>)[] = asked.result.flatMap((block) => block.rows);
        answer(rows.filter((row) => String(row[field] ?? '').startsWith(begin)).slice(0, 1));
      };
    };
  });
}
