import { thousandths } from '../domain/quantity';
import type { Row, StockLevel } from '../store/records';

/** What the server says is in the branch's shelves, in thousandths, by product. */
export class StockLevels {
  readonly #quantities = new Map<string, number>();
  readonly #products = new Map<string, string>();

  /** Takes a row of `stock_levels`; what is none is left out. */
  put(row: Row): void {
    if (isLevel(row)) {
      this.#products.set(row.id, row.product_id);
      this.#quantities.set(row.product_id, thousandths(row.quantity));
    }
  }

  remove(id: string): void {
    const product = this.#products.get(id);
    if (product !== undefined) {
      this.#products.delete(id);
      this.#quantities.delete(product);
    }
  }

  /** Null where nothing is known. */
  of(productId: string): number | null {
    return this.#quantities.get(productId) ?? null;
  }
}

function isLevel(row: Row): row is StockLevel {
  return (
    'product_id' in row &&
    typeof row.product_id === 'string' &&
    'quantity' in row &&
    typeof row.quantity === 'number'
  );
}
