import { decimal, ONE } from '../../domain/quantity';
import type { Product, SellingUnit } from '../../store/records';
import type { UnseenItem } from '../../till/refund';
import { itemOf } from '../../till/sale';

/** A line of a receipt whose sale isn't known, as somebody reads it off. */
export interface ReadLine {
  key: string;
  product: Product;
  /** thousandths */
  quantity: number;
  /** the price of one, as it was typed */
  price: string;
  /** it can't be sold again */
  damaged: boolean;
}

/** Goods with what they cost today: the receipt may say otherwise. */
export function newLine(key: string, product: Product, editable: (amount: number) => string): ReadLine {
  return { key, product, quantity: ONE, price: editable(priceOf(product)), damaged: false };
}

/** The lines for the return; null as long as a price is none. */
export function readItems(
  lines: readonly ReadLine[],
  parse: (typed: string) => number | null,
): UnseenItem[] | null {
  const items = lines.map((line) => itemFor(line, parse(line.price)));
  return items.every((item) => item !== null) ? items : null;
}

function itemFor({ product, quantity, damaged }: ReadLine, price: number | null): UnseenItem | null {
  if (price === null || price < 0 || quantity <= 0) {
    return null;
  }
  const row = {
    product_id: product.id,
    quantity: decimal(quantity),
    unit_price: price,
    tax_rate: product.tax_rate,
    tax_included: product.tax_included,
    selling_unit_type: unitOf(product),
  };
  return { ...itemOf(row, product), disposition: damaged ? 'loss' : 'restock' };
}

function unitOf(product: Product): SellingUnit {
  return product.sell_by_weight ? 'weight' : product.sell_by_meter ? 'meter' : 'piece';
}

function priceOf(product: Product): number {
  const { price, price_per_weight_unit, price_per_meter } = product;
  const ofUnit = { weight: price_per_weight_unit, meter: price_per_meter, piece: price, box: price };
  return ofUnit[unitOf(product)] ?? price ?? 0;
}
