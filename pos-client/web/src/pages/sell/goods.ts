import type { Variants } from '../../catalog/catalog';
import { printedLine, type Scanned, usualUnit } from '../../domain/barcode';
import type { PricedLine } from '../../domain/pricing';
import { ONE } from '../../domain/quantity';
import { measureLabel } from '../../i18n';
import type { Product, ProductSize, SellingUnit } from '../../store/records';
import { serialsOf as filledSerials, serialsNeeded } from '../../till/goods-limits';
import type { Entry } from './cart';

/** A line that is not on the counter yet. */
export type Draft = Omit<Entry, 'key'>;

/** A product as it is usually sold; one that is weighed or measured doesn't know yet how much: 0. */
export function draftOf(product: Product, quantity: number | null): Draft {
  const unit = firstUnit(product);
  const counted = unit === 'piece' || unit === 'box';
  return {
    product,
    unit,
    quantity: quantity ?? (counted ? ONE : 0),
    saleType: null,
    variant: null,
    discount: null,
    details: {},
    told: null,
  };
}

/** What a code says; a price that a scale printed stands (B-14). */
export function draftOfScan(scanned: Scanned, times: number | null): Draft {
  const { product, unit, quantity, colorId, sizeId } = scanned;
  const printed = printedLine(scanned);
  const counted = unit === 'piece' || unit === 'box';
  return {
    ...draftOf(product, null),
    unit,
    quantity: printed ? ONE : (quantity ?? times ?? (counted ? ONE : 0)),
    variant: colorId || sizeId ? { colorId, sizeId, price: null } : null,
    details: printed ? withoutMoney(printed) : {},
    told: printed ? printedPrice(scanned) : null,
  };
}

/** How a product can be sold; the usual way first. */
export function unitsOf(product: Product): SellingUnit[] {
  const usual = usualUnit(product);
  const units = new Set<SellingUnit>([usual]);
  if (product.sell_by_box === true) {
    units.add('box');
  }
  if (product.sell_by_meter === true && (product.price_per_meter ?? null) !== null) {
    units.add('meter');
  }
  if (usual === 'piece' && product.sell_by_box === true && product.allow_single_unit_sale === false) {
    units.delete('piece');
  }
  return [...units];
}

function firstUnit(product: Product): SellingUnit {
  return unitsOf(product)[0] ?? 'piece';
}

/** The sign of what a quantity is measured in, in the till's language where it has one; null for what is counted. */
export function unitLabel(product: Product, unit: SellingUnit): string | null {
  switch (unit) {
    case 'weight':
      return measureLabel(product.weight_unit ?? 'kg');
    case 'meter':
      return measureLabel(product.meter_unit ?? 'm');
    case 'piece':
    case 'box':
      return null;
  }
}

/** What has to be known before the line can be sold. */
export type Missing = 'quantity' | 'color' | 'size' | 'serials';

export function missingOf(draft: Draft, { colors, sizes }: Variants): Missing[] {
  const missing: Missing[] = [];
  const { colorId = null, sizeId = null } = draft.variant ?? {};
  if (draft.quantity <= 0) {
    missing.push('quantity');
  }
  if (colors.length > 0 && colorId === null) {
    missing.push('color');
  }
  if (sizesFor(sizes, colorId).length > 0 && sizeId === null) {
    missing.push('size');
  }
  if (serialsMissing(draft) > 0) {
    missing.push('serials');
  }
  return missing;
}

/** How many serial numbers the line still needs (S1-49). */
export function serialsMissing({ product, unit, quantity, details }: Draft): number {
  const given = new Set(filledSerials(details.serial_numbers)).size;
  return Math.max(0, serialsNeeded(product, unit, quantity) - given);
}

/** The serial numbers of a line. */
export function serialsOf({ details }: Pick<Draft, 'details'>): string[] {
  return Array.isArray(details.serial_numbers) ? details.serial_numbers.map(String) : [];
}

/** Sizes that a colour comes in; those without a colour fit all. */
export function sizesFor(sizes: readonly ProductSize[], colorId: string | null): ProductSize[] {
  return sizes.filter((size) => (size.color_id ?? null) === null || size.color_id === colorId);
}

/** The draft as that variant: its own price, and its names for the receipt. */
export function withVariant(
  draft: Draft,
  { colors, sizes }: Variants,
  colorId: string | null,
  sizeId: string | null,
): Draft {
  const color = colors.find(({ id }) => id === colorId);
  const size = sizesFor(sizes, colorId).find(({ id }) => id === sizeId);
  return {
    ...draft,
    variant: { colorId, sizeId: size?.id ?? null, price: size?.price ?? color?.price ?? null },
    details: {
      ...draft.details,
      color_name: color?.name,
      size_name: size?.name,
      variant_display_name: [color?.name, size?.name].filter(Boolean).join(' / ') || undefined,
    },
  };
}

function printedPrice({ product, printedPrice: price }: Scanned): PricedLine {
  return {
    line: {
      quantity: ONE,
      unitPrice: price ?? 0,
      discount: 0,
      taxRate: product.tax_rate ?? 0,
      taxIncluded: product.tax_included ?? true,
    },
    saleType: 'retail',
    priceListId: null,
    promotionIds: [],
  };
}

/** Quantity and price are the line's own already. */
function withoutMoney({
  quantity: _quantity,
  unit_price: _price,
  ...details
}: Partial<Entry['details']>): Entry['details'] {
  return details;
}
