import type { AnyRecord } from '../../lookup';

export const KINDS = ['percent', 'amount', 'n_for_m', 'bundle'] as const;

/** A record of `promotions`. */
export interface Promotion extends AnyRecord {
  name: string;
  kind: (typeof KINDS)[number];
  percent?: number | null;
  amount?: number | null;
  buy_quantity?: number | null;
  pay_quantity?: number | null;
  bundle?: unknown;
  bundle_price?: number | null;
  weekdays?: unknown;
  is_active?: boolean | null;
  starts_at?: string | null;
  ends_at?: string | null;
}

/** A product of a bundle, and how many pieces of it. */
export interface BundlePart {
  product_id: string;
  quantity: number | null;
}

/** The parts of a bundle's JSON; what is no part is left out. */
export function partsOf(value: unknown): BundlePart[] {
  return Array.isArray(value) ? value.filter(isPart) : [];
}

function isPart(part: unknown): part is BundlePart {
  return (
    typeof part === 'object' && part !== null && 'product_id' in part && typeof part.product_id === 'string'
  );
}

/** The weekdays of a promotion, 1 is Monday; none means all. */
export function weekdaysOf(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((day) => typeof day === 'number') : [];
}
