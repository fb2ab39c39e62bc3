import { type ReadonlySignal, signal } from '@preact/signals';
import type { Scan, Scanned } from '../domain/barcode';
import type { TillDb } from '../store/db';
import type { Product, ProductColor, ProductSize } from '../store/records';
import type { CallName, Calls, FromWorker, ToWorker } from './calls';
import { type Deferred, deferred } from './deferred';

export type { Scan, Scanned, ScanRefusal } from '../domain/barcode';

/** Colours and sizes of one product, in the shop's order. */
export interface Variants {
  colors: ProductColor[];
  sizes: ProductSize[];
}

/** The products of the till, found without a network and without waiting for what is pulled meanwhile (S0-15, S2-1). */
export interface Catalog {
  /** all that the store held at the start can be found */
  readonly ready: Promise<void>;
  /** how many products there are */
  readonly size: ReadonlySignal<number>;
  /** grows with each change of products or stock: whoever shows some asks again */
  readonly revision: ReadonlySignal<number>;
  /** what can be sold and has, for each word, a word or code that begins with it, the best first; '' for a first look */
  search(text: string, limit: number): Promise<Product[]>;
  /** what the code says (B-14); null where it sells nothing */
  scan(code: string): Promise<Scanned | null>;
  /** the same, with the reason why it sells nothing */
  read(code: string): Promise<Scan>;
  product(id: string): Promise<Product | null>;
  /** in the order of the ids */
  products(ids: readonly string[]): Promise<(Product | null)[]>;
  /** thousandths that the server says are in the branch's shelves, this till's own open sales not counted; null: unknown */
  stock(productId: string): Promise<number | null>;
  /** the same of several, in the order of the ids */
  stocks(productIds: readonly string[]): Promise<(number | null)[]>;
  variants(productId: string): Promise<Variants>;
}

/** Opens the catalogue of a store, in a worker of its own. Once per tab. */
export function openCatalog(db: TillDb): Catalog {
  const worker = new Worker(new URL('./catalog.worker.ts', import.meta.url), {
    type: 'module',
    name: 'catalog',
  });
  worker.onerror = (event) => console.error('catalogue:', event.message);
  return connectCatalog(db, worker);
}

/** Where questions go and answers come from. */
export interface Port {
  postMessage(message: ToWorker): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
}

/** The catalogue that is served at the other end of the port. */
export function connectCatalog(db: TillDb, port: Port): Catalog {
  return new RemoteCatalog(db, port);
}

class RemoteCatalog implements Catalog {
  readonly ready: Promise<void>;
  readonly size = signal(0);
  readonly revision = signal(0);
  readonly #db: TillDb;
  readonly #port: Port;
  readonly #open = new Map<number, Deferred<unknown>>();
  #calls = 0;

  constructor(db: TillDb, port: Port) {
    this.#db = db;
    this.#port = port;
    port.onmessage = ({ data }) => this.#hear(data);
    port.postMessage({ open: db.name });
    this.ready = this.#ask('products', { ids: [] }).then(() => undefined);
  }

  search(text: string, limit: number): Promise<Product[]> {
    return this.#ask('search', { text, limit });
  }

  async scan(code: string): Promise<Scanned | null> {
    const scan = await this.read(code);
    return 'scanned' in scan ? scan.scanned : null;
  }

  read(code: string): Promise<Scan> {
    return this.#ask('scan', { code });
  }

  async product(id: string): Promise<Product | null> {
    return (await this.products([id]))[0] ?? null;
  }

  products(ids: readonly string[]): Promise<(Product | null)[]> {
    return this.#ask('products', { ids });
  }

  async stock(productId: string): Promise<number | null> {
    return (await this.stocks([productId]))[0] ?? null;
  }

  stocks(productIds: readonly string[]): Promise<(number | null)[]> {
    return this.#ask('stock', { ids: productIds });
  }

  async variants(productId: string): Promise<Variants> {
    const colors = await this.#db.product_colors.where('product_id').equals(productId).toArray();
    const sizes = await this.#db.product_sizes.where('product_id').equals(productId).toArray();
    return { colors: colors.sort(byOrder), sizes: sizes.sort(byOrder) };
  }

  #ask<N extends CallName>(name: N, asked: Calls[N]['asked']): Promise<Calls[N]['answer']> {
    this.#calls += 1;
    const call = this.#calls;
    const open = deferred<unknown>();
    this.#open.set(call, open);
    // What is asked and what is answered fit together by the name, which TypeScript can't follow through messages.
    this.#port.postMessage({ call, name, ...asked } as ToWorker);
    return open.promise as Promise<Calls[N]['answer']>;
  }

  #hear(message: FromWorker): void {
    if ('state' in message) {
      this.size.value = message.state.size;
      this.revision.value = message.state.revision;
    } else if ('failed' in message) {
      console.error('catalogue:', message.failed);
    } else {
      const open = this.#open.get(message.call);
      this.#open.delete(message.call);
      if ('error' in message) {
        open?.reject(new Error(message.error));
      } else {
        open?.resolve(message.answer);
      }
    }
  }
}

function byOrder(a: ProductColor | ProductSize, b: ProductColor | ProductSize): number {
  return (a.sort_order ?? 0) - (b.sort_order ?? 0) || (a.name < b.name ? -1 : 1);
}
