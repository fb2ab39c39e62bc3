import type { OrderItem, Product, ProductColor, ProductSize, SellingUnit } from '../store/records';
import { checkDigit, isRight } from './barcode/checkDigit';
import { type Label, LENGTH, readLabel, type ScaleBarcode } from './barcode/scale';
import { decimal, ONE } from './quantity';
import { timesOver } from './rounding';

export { type ScaleBarcode, scaleBarcodes, USUAL } from './barcode/scale';

/** Where records are found by a code, whatever its case; of several the one with the lowest id. */
export interface CodeLookup {
  product(field: 'id' | 'barcode' | 'sku' | 'box_barcode', text: string): Found<Product>;
  size(barcode: string): Found<ProductSize>;
  color(barcode: string): Found<ProductColor>;
}

type Found<T> = T | undefined | Promise<T | undefined>;

/** A product, and as much as the code says of it. */
export interface Scanned {
  product: Product;
  /** of a variant's code */
  colorId: string | null;
  sizeId: string | null;
  /** what a quantity of it counts */
  unit: SellingUnit;
  /**
   * thousandths: the weight that a scale printed, or that follows from the price which it printed; null where the code
   * doesn't say how much
   */
  quantity: number | null;
  /** minor units, what the customer pays for all of it; null where the code holds no price */
  printedPrice: number | null;
}

/** Why a code sells nothing: nobody knows it, it was read wrongly, or a scale printed a weight or price of 0. */
export type ScanRefusal = 'unknown' | 'wrong_check_digit' | 'no_amount';

export type Scan = { scanned: Scanned } | { refused: ScanRefusal };

/**
 * What a code says (B-14): the same on every till, checked by `barcode-vectors.json`; the order in which it is looked up is
 * told at `dev.tillstream.contracts.barcode.Scanning`.
 *
 * @param text as the scanner gave it, or as somebody typed it
 * @param layouts of the branch: {@link scaleBarcodes}
 */
export async function readBarcode(
  text: string,
  layouts: readonly ScaleBarcode[],
  lookup: CodeLookup,
): Promise<Scan> {
  const code = text.trim();
  const right = isTradeNumber(code) && isRight(code);
  const known =
    (await readPlain(spellings(code, right), lookup)) ??
    (right ? await readScale(code, layouts, lookup) : null);
  if (known !== null) {
    return known;
  }
  const product = (await lookup.product('sku', code)) ?? (await lookup.product('id', code));
  if (product) {
    return scannedAs(product, usualUnit(product));
  }
  return { refused: isTradeNumber(code) && !right ? 'wrong_check_digit' : 'unknown' };
}

/** What a quantity of the product counts, where nobody says otherwise. */
export function usualUnit(product: Product): SellingUnit {
  if (product.sell_by_weight === true && (product.price_per_weight_unit ?? null) !== null) {
    return 'weight';
  }
  return product.sell_by_meter === true && (product.price_per_meter ?? null) !== null ? 'meter' : 'piece';
}

/**
 * The fields of the order's line that a printed price decides; null without one. The line is one package at the printed
 * price, and stock moves by `weight_sold` beside it: neither price lists nor promotions change what is printed on the goods.
 */
export function printedLine(scanned: Scanned): Partial<OrderItem> | null {
  const { product, unit, quantity, printedPrice } = scanned;
  if (printedPrice === null) {
    return null;
  }
  const line = { quantity: 1, unit_price: printedPrice, selling_unit_type: unit };
  if (unit !== 'weight' || quantity === null) {
    return line;
  }
  return {
    ...line,
    weight_sold: decimal(quantity),
    weight_unit: product.weight_unit ?? 'kg',
    price_per_weight_unit: product.price_per_weight_unit ?? 0,
  };
}

async function readPlain(codes: readonly string[], lookup: CodeLookup): Promise<Scan | null> {
  const ways = [
    (code: string) => byProduct(code, lookup),
    (code: string) => byBox(code, lookup),
    (code: string) => bySize(code, lookup),
    (code: string) => byColor(code, lookup),
  ];
  for (const way of ways) {
    for (const code of codes) {
      const scan = await way(code);
      if (scan !== null) {
        return scan;
      }
    }
  }
  return null;
}

async function byProduct(code: string, lookup: CodeLookup): Promise<Scan | null> {
  const product = await lookup.product('barcode', code);
  return product ? scannedAs(product, usualUnit(product)) : null;
}

async function byBox(code: string, lookup: CodeLookup): Promise<Scan | null> {
  const product = await lookup.product('box_barcode', code);
  return product ? scannedAs(product, 'box') : null;
}

async function bySize(code: string, lookup: CodeLookup): Promise<Scan | null> {
  const size = await lookup.size(code);
  const product = size && (await lookup.product('id', size.product_id));
  return product ? scannedAs(product, 'piece', { colorId: size.color_id ?? null, sizeId: size.id }) : null;
}

async function byColor(code: string, lookup: CodeLookup): Promise<Scan | null> {
  const color = await lookup.color(code);
  const product = color && (await lookup.product('id', color.product_id));
  return product ? scannedAs(product, 'piece', { colorId: color.id }) : null;
}

/** A code of 12 digits is one of 13 whose leading 0 the scanner left out. */
async function readScale(
  code: string,
  layouts: readonly ScaleBarcode[],
  lookup: CodeLookup,
): Promise<Scan | null> {
  const thirteen = code.length === LENGTH - 1 ? `0${code}` : code;
  for (const layout of layouts) {
    const label = readLabel(layout, thirteen);
    const product = label && (await itemOf(label, lookup));
    if (product) {
      return amountOf(product, label);
    }
  }
  return null;
}

/** Which product a scale means by the digits of its item. */
async function itemOf(label: Label, lookup: CodeLookup): Promise<Product | undefined> {
  const { item, layout } = label;
  const beginning = layout.prefix + item;
  const twelve = beginning.padEnd(LENGTH - 1, '0');
  const items = [item, item.replace(/^0+(?=.)/, '')];
  const padded = [twelve + checkDigit(twelve), `${twelve}0`, twelve, beginning];
  const wanted = [
    ...padded.map((barcode) => ['barcode', barcode] as const),
    ...items.map((sku) => ['sku', sku] as const),
    ...items.map((barcode) => ['barcode', barcode] as const),
  ];
  for (const [field, text] of wanted) {
    const product = await lookup.product(field, text);
    if (product) {
      return product;
    }
  }
  return undefined;
}

function amountOf(product: Product, { layout, value, valueIsRight }: Label): Scan {
  if (!valueIsRight) {
    return { refused: 'wrong_check_digit' };
  }
  if (value === 0) {
    return { refused: 'no_amount' };
  }
  if (layout.kind === 'weight') {
    return scannedAs(product, 'weight', { quantity: value * 10 ** (3 - layout.decimals) });
  }
  const unitPrice = product.price_per_weight_unit ?? 0;
  if (unitPrice === 0) {
    return scannedAs(product, 'piece', { quantity: ONE, printedPrice: value });
  }
  return scannedAs(product, 'weight', {
    quantity: Math.max(1, timesOver(value, ONE, unitPrice)),
    printedPrice: value,
  });
}

function scannedAs(product: Product, unit: SellingUnit, more: Partial<Scanned> = {}): Scan {
  return {
    scanned: { product, unit, colorId: null, sizeId: null, quantity: null, printedPrice: null, ...more },
  };
}

/** The code, and itself as the other of UPC-A and EAN-13, which differ by a leading 0. */
function spellings(code: string, right: boolean): string[] {
  if (right && code.length === LENGTH - 1) {
    return [code, `0${code}`];
  }
  return right && code.length >= LENGTH && code.startsWith('0') ? [code, code.slice(1)] : [code];
}

function isTradeNumber(code: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(code);
}
