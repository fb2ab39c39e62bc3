import { describe, expect, test } from 'vitest';
import type { PriceListRecord, Product, PromotionRecord, SaleType, SellingUnit } from '../store/records';
import { computeTotals } from './money';
import { type CartLine, priceCart, readPriceBook } from './pricing';
import { thousandths } from './quantity';
import { seededRandom, vectors } from './vectors.test-support';

interface Vector {
  name: string;
  branch_id: string;
  at: string;
  zone: string;
  price_lists: PriceListRecord[];
  promotions: PromotionRecord[];
  cart: {
    product: Product;
    quantity: string;
    selling_unit_type?: SellingUnit;
    sale_type?: SaleType;
    color_id?: string;
    size_id?: string;
    variant_price?: number;
  }[];
  expected: {
    unit_price: number;
    discount: number;
    sale_type: SaleType;
    price_list_id: string | null;
    promotion_ids: string[];
  }[];
}

const cases = vectors<Vector[]>('pricing');

const cartOf = (vector: Vector): CartLine[] =>
  vector.cart.map((line) => ({
    product: line.product,
    quantity: thousandths(line.quantity),
    unit: line.selling_unit_type ?? 'piece',
    saleType: line.sale_type ?? null,
    variant: {
      colorId: line.color_id ?? null,
      sizeId: line.size_id ?? null,
      price: line.variant_price ?? null,
    },
  }));

const price = (vector: Vector, lists = vector.price_lists, promotions = vector.promotions) =>
  priceCart(cartOf(vector), readPriceBook(lists, promotions), {
    branchId: vector.branch_id,
    at: Date.parse(vector.at),
    zone: vector.zone,
  });

describe('B-5: the cases that servers and tills share', () => {
  test('are all there', () => expect(cases.length).toBeGreaterThanOrEqual(120));

  test.each(cases)('$name', (vector) => {
    const lines = price(vector).map((priced) => ({
      unit_price: priced.line.unitPrice,
      discount: priced.line.discount,
      sale_type: priced.saleType,
      price_list_id: priced.priceListId,
      promotion_ids: priced.promotionIds,
    }));

    expect(lines).toEqual(vector.expected);
  });
});

test('B-5: the order in which records come from the store decides nothing', () => {
  const seed = Date.now();
  const random = seededRandom(seed);
  const shuffled = <T>(records: T[]) =>
    records
      .map((record) => ({ record, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ record }) => record);
  for (const vector of cases) {
    const before = price(vector);
    const after = price(vector, shuffled(vector.price_lists), shuffled(vector.promotions));
    expect(after, `seed ${seed}, ${vector.name}`).toEqual(before);
  }
});

test('B-4, B-5: a discount never exceeds its line, so the total of any cart can be computed', () => {
  for (const vector of cases) {
    const { lineTotals } = computeTotals(price(vector).map((priced) => priced.line));
    expect(lineTotals.every((total) => total >= 0)).toBe(true);
  }
});

test('a malformed promotion or price list does not stop the till', () => {
  const product: Product = { id: 'a', name: 'A', price: 1000 };
  const book = readPriceBook(
    [
      { id: 'broken', name: 'x', prices: 'none' },
      { id: 'right', name: 'y', prices: [{ product_id: 'a', price: 900 }] },
    ],
    [{ id: 'p', name: 'z', kind: 'percent', percent: 1000, weekdays: ['monday'] }],
  );
  const [line] = priceCart([{ product, quantity: 1000, unit: 'piece', saleType: null }], book, {
    branchId: 'b',
    at: 0,
    zone: 'UTC',
  });
  expect(line).toMatchObject({ line: { unitPrice: 900, discount: 0 }, priceListId: 'right' });
});
