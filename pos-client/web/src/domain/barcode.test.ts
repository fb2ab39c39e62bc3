import { describe, expect, test } from 'vitest';
import type { OrderItem, Product, ProductColor, ProductSize, Row } from '../store/records';
import { type CodeLookup, printedLine, readBarcode, type Scan, scaleBarcodes, USUAL } from './barcode';
import { checkDigit } from './barcode/checkDigit';
import { computeTotals } from './money';
import { decimal, thousandths } from './quantity';
import { seededRandom, vectors } from './vectors.test-support';

interface Vector {
  name: string;
  code: string;
  scale_barcodes: unknown;
  products: Product[];
  product_sizes: ProductSize[];
  product_colors: ProductColor[];
  expected: {
    refused?: string;
    product_id?: string;
    selling_unit_type?: string;
    quantity?: string | null;
    printed_price?: number | null;
    color_id?: string | null;
    size_id?: string | null;
    printed_line?: Record<string, unknown> | null;
  };
}

function first<T extends Row>(rows: T[], field: keyof T, text: string): T | undefined {
  return rows
    .filter((row) => row[field] != null && String(row[field]).toLowerCase() === text.toLowerCase())
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

const lookupIn = (vector: Pick<Vector, 'products' | 'product_sizes' | 'product_colors'>): CodeLookup => ({
  product: (field, text) => first(vector.products, field, text),
  size: (text) => first(vector.product_sizes, 'barcode', text),
  color: (text) => first(vector.product_colors, 'barcode', text),
});

function told(scan: Scan): Vector['expected'] {
  if ('refused' in scan) {
    return { refused: scan.refused };
  }
  const { product, unit, quantity, printedPrice, colorId, sizeId } = scan.scanned;
  return {
    product_id: product.id,
    selling_unit_type: unit,
    quantity: quantity === null ? null : String(decimal(quantity)),
    printed_price: printedPrice,
    color_id: colorId,
    size_id: sizeId,
    printed_line: toldLine(printedLine(scan.scanned)),
  };
}

/** A weight is text in the file, and a number on the wire. */
function toldLine(line: Partial<OrderItem> | null): Record<string, unknown> | null {
  return line?.weight_sold === undefined
    ? line && { ...line }
    : { ...line, weight_sold: String(line.weight_sold) };
}

describe('B-14: the cases that every till shares', () => {
  const cases = vectors<Vector[]>('barcode');

  test('are all there', () => expect(cases.length).toBeGreaterThanOrEqual(60));

  test.each(cases)('$name', async (vector) => {
    const settings = vector.scale_barcodes === null ? {} : { scale_barcodes: vector.scale_barcodes };
    const scan = await readBarcode(vector.code, scaleBarcodes(settings), lookupIn(vector));
    expect(told(scan)).toEqual(vector.expected);
  });
});

test('B-14: whatever a scale prints, the customer pays just that', async () => {
  const seed = Date.now();
  const random = seededRandom(seed);
  for (let round = 0; round < 2_000; round += 1) {
    const price = 1 + Math.floor(random() * 99_999);
    const product = {
      id: 'p',
      name: 'P',
      sku: '12345',
      price_per_weight_unit: 1 + Math.floor(random() * 1_000_000),
    };
    const digits = `2012345${String(price).padStart(5, '0')}`;
    const scan = await readBarcode(
      digits + checkDigit(digits),
      USUAL,
      lookupIn({ products: [product], product_sizes: [], product_colors: [] }),
    );
    const line = 'scanned' in scan ? printedLine(scan.scanned) : null;
    const { total } = computeTotals([
      {
        quantity: thousandths(line?.quantity ?? 0),
        unitPrice: line?.unit_price ?? 0,
        discount: 0,
        taxRate: 1900,
        taxIncluded: true,
      },
    ]);
    expect(total, `seed ${seed}`).toBe(price);
    expect(line?.weight_sold, `seed ${seed}`).toBeGreaterThan(0);
  }
});
