import type { Scan } from '../domain/barcode';
import type { Product } from '../store/records';

/** How the catalogue stands. */
export interface CatalogState {
  size: number;
  /** grows with each change that was taken in */
  revision: number;
}

/** What can be asked of the catalogue's worker, and what it answers. */
export interface Calls {
  search: { asked: { text: string; limit: number }; answer: Product[] };
  scan: { asked: { code: string }; answer: Scan };
  products: { asked: { ids: readonly string[] }; answer: (Product | null)[] };
  stock: { asked: { ids: readonly string[] }; answer: (number | null)[] };
}

export type CallName = keyof Calls;

/** One question; its number comes back with the answer. */
export type Question = { [N in CallName]: { call: number; name: N } & Calls[N]['asked'] }[CallName];

/** What a tab tells the worker: first which store to open. */
export type ToWorker = { open: string } | Question;

/** What the worker tells the tab. */
export type FromWorker =
  | { call: number; answer: unknown }
  | { call: number; error: string }
  | { state: CatalogState }
  | { failed: string };
