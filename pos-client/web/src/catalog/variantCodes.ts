import type { TillDb } from '../store/db';
import type { ProductColor, ProductSize, Row } from '../store/records';

const TABLES = ['product_sizes', 'product_colors'] as const;

type VariantTable = (typeof TABLES)[number];

/** Finds variants by their barcodes in the store. A shop without variants isn't asked: most codes that get here are a scale's. */
export class VariantCodes {
  readonly #db: TillDb;
  readonly #counts = new Map<VariantTable, Promise<number>>();

  constructor(db: TillDb) {
    this.#db = db;
  }

  /** These tables have changed. */
  forget(tables: readonly string[]): void {
    for (const table of TABLES) {
      if (tables.includes(table)) {
        this.#counts.delete(table);
      }
    }
  }

  /** Whatever its case; of several the one with the lowest id. */
  async size(barcode: string): Promise<ProductSize | undefined> {
    const rows = this.#db.product_sizes.where('barcode').equalsIgnoreCase(barcode);
    return (await this.#isEmpty('product_sizes')) ? undefined : lowest(await rows.toArray());
  }

  /** Whatever its case; of several the one with the lowest id. */
  async color(barcode: string): Promise<ProductColor | undefined> {
    const rows = this.#db.product_colors.where('barcode').equalsIgnoreCase(barcode);
    return (await this.#isEmpty('product_colors')) ? undefined : lowest(await rows.toArray());
  }

  async #isEmpty(table: VariantTable): Promise<boolean> {
    const known = this.#counts.get(table) ?? Promise.resolve(this.#db.table(table).count());
    this.#counts.set(table, known);
    return (await known) === 0;
  }
}

function lowest<T extends Row>(rows: readonly T[]): T | undefined {
  return rows.reduce<T | undefined>((a, b) => (a && a.id < b.id ? a : b), undefined);
}
