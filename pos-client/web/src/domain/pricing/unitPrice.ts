import type { Product, SaleType } from '../../store/records';
import type { CartLine } from '../pricing';
import { ONE, thousandths } from '../quantity';
import { timesOver } from '../rounding';
import type { Entry, PriceList } from './lists';

/** What a unit costs before promotions, minor units, and where that stands: null for the product's own price. */
export interface UnitPrice {
  price: number;
  saleType: SaleType;
  priceListId: string | null;
}

interface Candidate {
  list: PriceList;
  entry: Entry;
}

/** @param valid the lists that hold now and here */
export function unitPriceOf(line: CartLine, valid: readonly PriceList[]): UnitPrice {
  const saleType = saleTypeOf(line);
  const best = valid
    .filter((list) => list.saleType === saleType)
    .flatMap((list) => fitting(list, line).map((entry) => ({ list, entry })))
    .reduce<Candidate | null>((a, b) => (a === null || isBetter(b, a) ? b : a), null);
  return best
    ? { price: best.entry.price, saleType, priceListId: best.list.id }
    : { price: ownPrice(line, saleType), saleType, priceListId: null };
}

/** How many single units a line holds, in thousandths: boxes count as the units in them. */
export function baseUnits(line: CartLine): number {
  return line.unit === 'box' ? timesOver(line.quantity, unitsPerBox(line.product), ONE) : line.quantity;
}

function saleTypeOf(line: CartLine): SaleType {
  const { saleType: asked, product } = line;
  if (asked === 'retail') {
    return 'retail';
  }
  const reaches = (allowed: boolean | null | undefined, minimum: number | null | undefined) => {
    const least = thousandths(minimum ?? 0);
    return allowed === true && (asked !== null || least > 0) && baseUnits(line) >= least;
  };
  if (asked !== 'partial_wholesale' && reaches(product.allow_wholesale, product.min_wholesale_quantity)) {
    return 'wholesale';
  }
  return reaches(product.allow_partial_wholesale, product.min_partial_wholesale_quantity)
    ? 'partial_wholesale'
    : 'retail';
}

function fitting(list: PriceList, line: CartLine): Entry[] {
  const entries = list.entries.get(line.product.id) ?? [];
  return entries.filter(
    (entry) =>
      (entry.unit === null ? line.unit !== 'box' : entry.unit === line.unit) &&
      (entry.colorId === null || entry.colorId === line.variant?.colorId) &&
      (entry.sizeId === null || entry.sizeId === line.variant?.sizeId) &&
      line.quantity >= entry.minQuantity,
  );
}

/** Of the higher priority, then closer to the variant, then of the higher minimum, then cheaper, then of the lower id. */
function isBetter(a: Candidate, b: Candidate): boolean {
  const order =
    b.list.priority - a.list.priority ||
    specificity(b.entry) - specificity(a.entry) ||
    b.entry.minQuantity - a.entry.minQuantity ||
    a.entry.price - b.entry.price;
  return order === 0 ? a.list.id < b.list.id : order < 0;
}

function specificity(entry: Entry): number {
  return Number(entry.colorId !== null) + Number(entry.sizeId !== null);
}

function ownPrice(line: CartLine, saleType: SaleType): number {
  const { product } = line;
  switch (line.unit) {
    case 'piece':
      return piecePrice(line, saleType);
    case 'weight':
      return product.price_per_weight_unit ?? product.price ?? 0;
    case 'meter':
      return product.price_per_meter ?? product.price ?? 0;
    case 'box':
      return product.box_price ?? timesOver(piecePrice(line, saleType), unitsPerBox(product), ONE);
  }
}

function piecePrice(line: CartLine, saleType: SaleType): number {
  const { product, variant } = line;
  const price = product.price ?? 0;
  switch (saleType) {
    case 'wholesale':
      return product.wholesale_price ?? price;
    case 'partial_wholesale':
      return product.partial_wholesale_price ?? price;
    case 'retail':
      return product.use_variant_prices === true ? (variant?.price ?? price) : price;
  }
}

/** Thousandths. */
function unitsPerBox(product: Product): number {
  return thousandths(product.units_per_box ?? 1);
}
