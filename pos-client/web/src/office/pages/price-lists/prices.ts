import type { AnyRecord } from '../../lookup';

export const SALE_TYPES = ['retail', 'wholesale', 'partial_wholesale'] as const;

/** A record of `price_lists`. */
export interface PriceList extends AnyRecord {
  name: string;
  sale_type?: (typeof SALE_TYPES)[number] | null;
  branch_ids?: unknown;
  prices?: unknown;
  is_active?: boolean | null;
  starts_at?: string | null;
  ends_at?: string | null;
}

/** One row of a list; what it says besides (a colour, a size, a unit) stays as it is. */
export interface Price {
  product_id: string;
  /** minor units; null while nothing is typed */
  price: number | null;
  min_quantity?: number | null;
  [more: string]: unknown;
}

/** The rows of a list's JSON; what is no row is left out. */
export function pricesOf(value: unknown): Price[] {
  return Array.isArray(value) ? value.filter(isPrice) : [];
}

function isPrice(row: unknown): row is Price {
  return typeof row === 'object' && row !== null && 'product_id' in row && typeof row.product_id === 'string';
}

/** Whether two rows are about the same: then only one of them counts. */
export function firstTwice(prices: readonly Price[]): Price | null {
  const seen = new Set<string>();
  for (const row of prices) {
    const { price: _, min_quantity, ...about } = row;
    const key = JSON.stringify([Object.entries(about).sort(), min_quantity || null]);
    if (seen.has(key)) {
      return row;
    }
    seen.add(key);
  }
  return null;
}
