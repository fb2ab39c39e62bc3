import type { PriceListRecord, SaleType, SellingUnit } from '../../store/records';
import { type Fields, integer, quantity, requiredInteger, requiredText, rows, text } from './fields';
import { readValidity, type Validity } from './validity';

/** One price of a list; minor units of one unit. */
export interface Entry {
  colorId: string | null;
  sizeId: string | null;
  /** null for pieces, weights and meters alike; a box has to be named */
  unit: SellingUnit | null;
  /** thousandths */
  minQuantity: number;
  price: number;
}

/** A record of `price_lists`. */
export interface PriceList {
  id: string;
  validity: Validity;
  saleType: SaleType;
  priority: number;
  /** by product */
  entries: Map<string, Entry[]>;
}

const SALE_TYPES: readonly SaleType[] = ['retail', 'wholesale', 'partial_wholesale'];
const UNITS: readonly SellingUnit[] = ['piece', 'weight', 'meter', 'box'];

/** Reads a record; a list that doesn't say whose prices it holds is for retail. */
export function readPriceList(record: PriceListRecord): PriceList {
  const entries = new Map<string, Entry[]>();
  for (const row of rows(record.prices, 'prices')) {
    const productId = requiredText(row, 'product_id');
    const known = entries.get(productId);
    if (known) {
      known.push(readEntry(row));
    } else {
      entries.set(productId, [readEntry(row)]);
    }
  }
  return {
    id: record.id,
    validity: readValidity(record),
    saleType: oneOf(SALE_TYPES, record.sale_type ?? 'retail', 'sale_type'),
    priority: integer({ ...record }, 'priority') ?? 0,
    entries,
  };
}

function readEntry(row: Fields): Entry {
  const unit = text(row, 'selling_unit_type');
  return {
    colorId: text(row, 'color_id'),
    sizeId: text(row, 'size_id'),
    unit: unit === null ? null : oneOf(UNITS, unit, 'selling_unit_type'),
    minQuantity: quantity(row, 'min_quantity') ?? 0,
    price: requiredInteger(row, 'price'),
  };
}

function oneOf<T extends string>(values: readonly T[], value: string, name: string): T {
  const found = values.find((known) => known === value);
  if (found === undefined) {
    throw new TypeError(`${name} '${value}' is none of S1-67`);
  }
  return found;
}
