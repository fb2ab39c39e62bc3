import { type CodeLookup, readBarcode, type ScaleBarcode, type Scan, scaleBarcodes } from '../domain/barcode';
import { BLOCK_TABLES, type BlockTable, type TillDb } from '../store/db';
import type { Product } from '../store/records';
import { effectiveSettings } from '../store/settings';
import { readState } from '../store/state';
import type { Message } from '../sync/messages';
import { isBlockTable } from './blocks';
import type { CatalogState } from './calls';
import { deferred } from './deferred';
import { BlockFeed } from './feed';
import { CatalogIndex } from './index';
import { Replaceable } from './replaceable';
import { Slices } from './slices';
import { StockLevels } from './stockLevels';
import { VariantCodes } from './variantCodes';

/** Milliseconds of work between two pauses: what a question waits, at most, beside its own answer. */
const SLICE_MS = 3;

/** How often who shows products is told of changes, at most: each time they ask again. */
const TELL_MS = 300;

const NO_TABLES: readonly BlockTable[] = [];

/**
 * The catalogue in memory: follows the blocks of the store and answers questions meanwhile (S0-15). What it answers is never
 * older than the last {@link follow} that is done.
 */
export class CatalogServer {
  readonly #db: TillDb;
  readonly #onState: (state: CatalogState) => void;
  readonly #slices = new Slices(SLICE_MS);
  readonly #products = new Replaceable(
    () => new CatalogIndex(),
    (index) => this.#indexWords(index),
  );
  readonly #stock = new Replaceable(() => new StockLevels());
  readonly #variants: VariantCodes;
  readonly #feeds: readonly BlockFeed[];
  readonly #loaded = deferred<void>();
  readonly #indexed = deferred<void>();
  #layouts: Promise<readonly ScaleBarcode[]> | null = null;
  #running: Promise<void> | null = null;
  #due = new Set<BlockTable>();
  #revision = 0;
  #toldAt = Number.NEGATIVE_INFINITY;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(db: TillDb, onState: (state: CatalogState) => void) {
    this.#db = db;
    this.#onState = onState;
    this.#variants = new VariantCodes(db);
    this.#feeds = [
      new BlockFeed(db, 'products', this.#products, this.#slices.pauseIfLate),
      new BlockFeed(db, 'stock_levels', this.#stock, this.#slices.pauseIfLate),
    ];
  }

  /** Takes in what is new in the store, at the start all of it; done when it is. */
  follow(tables: readonly BlockTable[] = BLOCK_TABLES): Promise<void> {
    for (const table of tables) {
      this.#due.add(table);
    }
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** What another thread told of changes; answers when it is taken in. */
  hear(message: Message): Promise<void> | undefined {
    if (message.type !== 'changed') {
      return undefined;
    }
    this.#variants.forget(message.tables);
    if (message.tables.includes('pos_settings')) {
      this.#layouts = null;
    }
    const tables = [...message.tables, ...(message.rebuilt ?? NO_TABLES)].filter(isBlockTable);
    return tables.length > 0 ? this.follow(tables) : undefined;
  }

  /** Waits, at the start, until the words of all that the store holds are known. */
  async search(text: string, limit: number): Promise<Product[]> {
    await this.#indexed.promise;
    return this.#products.current.search(text, limit);
  }

  async scan(code: string): Promise<Scan> {
    await this.#loaded.promise;
    this.#layouts ??= this.#readLayouts();
    return readBarcode(code, await this.#layouts, this.#lookup);
  }

  async products(ids: readonly string[]): Promise<(Product | null)[]> {
    await this.#loaded.promise;
    return ids.map((id) => this.#products.current.get(id) ?? null);
  }

  /** Thousandths. */
  async stock(ids: readonly string[]): Promise<(number | null)[]> {
    await this.#indexed.promise;
    return ids.map((id) => this.#stock.current.of(id));
  }

  close(): void {
    clearTimeout(this.#telling);
    this.#slices.close();
  }

  async #run(): Promise<void> {
    try {
      while (this.#due.size > 0) {
        const due = this.#due;
        this.#due = new Set();
        const changed = await this.#catchUp(due);
        await this.#indexWords(this.#products.current);
        if (changed || this.#revision === 0) {
          this.#tellSoon();
        }
        this.#indexed.resolve();
      }
    } finally {
      this.#loaded.resolve();
      this.#indexed.resolve();
    }
  }

  async #catchUp(due: ReadonlySet<BlockTable>): Promise<boolean> {
    let changed = false;
    for (const feed of this.#feeds.filter(({ table }) => due.has(table))) {
      changed = (await feed.catchUp()) || changed;
      this.#loaded.resolve();
    }
    return changed;
  }

  async #indexWords(index: CatalogIndex): Promise<void> {
    while (!index.work(this.#slices.isLate)) {
      await this.#slices.pause();
    }
  }

  #tellSoon(): void {
    const wait = this.#toldAt + TELL_MS - performance.now();
    clearTimeout(this.#telling);
    if (wait > 0) {
      this.#telling = setTimeout(() => this.#tellState(), wait);
    } else {
      this.#tellState();
    }
  }

  #tellState(): void {
    this.#toldAt = performance.now();
    this.#revision += 1;
    this.#onState({ size: this.#products.current.size, revision: this.#revision });
  }

  readonly #lookup: CodeLookup = {
    product: (field, text) => this.#products.current.find(field, text),
    size: (barcode) => this.#variants.size(barcode),
    color: (barcode) => this.#variants.color(barcode),
  };

  async #readLayouts(): Promise<readonly ScaleBarcode[]> {
    const branchId = (await readState(this.#db, 'branch_id')) ?? null;
    return scaleBarcodes(effectiveSettings(await this.#db.pos_settings.toArray(), branchId).settings);
  }
}
