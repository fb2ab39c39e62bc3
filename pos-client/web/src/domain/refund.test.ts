import { expect, test } from 'vitest';
import type { Order, OrderItem, Return } from '../store/records';
import { computeTotals } from './money';
import { decimal, thousandths } from './quantity';
import { allOf, type ReturnDraft, type ReturnedLine, refundable, returnOf } from './refund';
import { seededRandom } from './vectors.test-support';

function sale(items: Partial<OrderItem>[], { discount = 0, cashRounding = 0 } = {}): Order {
  const rows = items.map((item, i) => ({
    id: `line-${i}`,
    product_id: `product-${i}`,
    name: `Product ${i}`,
    quantity: 1,
    unit_price: 1000,
    discount: 0,
    tax_rate: 0,
    tax_included: true,
    ...item,
  }));
  const totals = computeTotals(
    rows.map((row) => ({
      quantity: thousandths(row.quantity),
      unitPrice: row.unit_price,
      discount: row.discount ?? 0,
      taxRate: row.tax_rate ?? 0,
      taxIncluded: row.tax_included ?? true,
    })),
    { discount, cashRounding },
  );
  return {
    id: 'sale',
    offline_reference: 'T1-20261121-001',
    payment_method: 'cash',
    subtotal: totals.subtotal,
    discount,
    tax: totals.tax,
    total: totals.total,
    cash_rounding: cashRounding,
    items: rows.map((row, i) => ({ ...row, total_price: totals.lineTotals[i] ?? 0 })),
  };
}

const made = (draft: ReturnDraft): Return => ({ id: 'return', ...draft });
const some = (line: number, quantity: number): ReturnedLine => ({ order_item_id: `line-${line}`, quantity });

test('B-7: everything comes back at what was paid for it', () => {
  const order = sale([{ quantity: 3, unit_price: 999, discount: 100 }, { quantity: 0.755 }], {
    discount: 333,
  });
  const draft = returnOf(order, [], allOf(refundable(order, [])));

  expect(draft).toMatchObject({
    order_id: 'sale',
    original_offline_reference: 'T1-20261121-001',
    subtotal: order.subtotal,
    discount: 333,
    total: order.total,
  });
  expect(refundable(order, [made(draft)])).toMatchObject({
    amount: 0,
    lines: [
      { quantity: 0, amount: 0 },
      { quantity: 0, amount: 0 },
    ],
  });
});

test('the first part is the returned part of the discounts, rounded half-up', () => {
  const order = sale([{ quantity: 3, unit_price: 1000, discount: 100 }, {}], { discount: 390 });
  const draft = returnOf(order, [], [some(0, 1000)]);

  expect(draft).toMatchObject({ subtotal: 967, discount: 97, total: 870 });
  expect(draft.items).toMatchObject([
    {
      order_item_id: 'line-0',
      quantity: 1,
      discount: 33,
      total_price: 967,
      disposition: 'restock',
      name: 'Product 0',
    },
  ]);
});

test('more than is left, an unknown line and a void sale are refused', () => {
  const order = sale([{ quantity: 2 }]);
  const one = made(returnOf(order, [], [some(0, 1000)]));

  expect(() => returnOf(order, [one], [some(0, 2000)])).toThrow(RangeError);
  expect(() => returnOf(order, [], [some(1, 1000)])).toThrow(RangeError);
  expect(() => returnOf(order, [], [some(0, 0)])).toThrow(RangeError);
  expect(() => returnOf({ ...order, status: 'cancelled' }, [], [some(0, 1000)])).toThrow(RangeError);
  expect(refundable(order, [one])).toMatchObject({ amount: 1000, lines: [{ quantity: 1000, amount: 1000 }] });
});

test('a return that names no line takes from the lines of its product', () => {
  const order = sale([{ product_id: 'a' }, { product_id: 'b' }, { product_id: 'a', quantity: 2 }]);
  const other: Return = { id: 'r', total: 2000, items: [{ product_id: 'a', quantity: 2, unit_price: 1000 }] };

  expect(refundable(order, [other]).lines.map(({ quantity }) => quantity)).toEqual([0, 1000, 1000]);
});

test('a sale that was rounded down to a coin gives back no more than was paid', () => {
  for (const taxIncluded of [true, false]) {
    const order = sale([{ unit_price: 1002, tax_rate: 700, tax_included: taxIncluded }], {
      cashRounding: 500,
    });
    const draft = returnOf(order, [], allOf(refundable(order, [])));
    expect(draft.total).toBe(order.total);
  }
});

test('weights come back as weights, a package with a printed price as what it weighs', () => {
  const order = sale([
    { selling_unit_type: 'weight', quantity: 1.5, weight_sold: 1.5 },
    { selling_unit_type: 'weight', quantity: 1, unit_price: 510, weight_sold: 0.255 },
    { selling_unit_type: 'box', quantity: 4, boxes_sold: 4, units_per_box: 12 },
  ]);
  const draft = returnOf(
    order,
    [],
    [some(0, 500), some(1, 1000), { ...some(2, 1000), details: { disposition: 'loss' } }],
  );

  expect(draft.items).toMatchObject([
    { quantity: 0.5, weight_sold: 0.5 },
    { quantity: 1, weight_sold: 0.255, total_price: 510 },
    { quantity: 1, boxes_sold: 1, units_per_box: 12, disposition: 'loss' },
  ]);
});

test('R-15: however a sale is taken back, all returns together never come to more than it did', () => {
  const seed = Date.now();
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let round = 0; round < 1_000; round += 1) {
    const items = Array.from({ length: 1 + below(4) }, () => {
      const quantity = random() < 0.5 ? 1 + below(5) : decimal(1 + below(3_000));
      const unit_price = 1 + below(3_000);
      return {
        quantity,
        unit_price,
        discount: below(Math.floor(quantity * unit_price * 0.5) + 1),
        tax_rate: [0, 700, 1900][below(3)] ?? 0,
        tax_included: random() < 0.5,
      };
    });
    const plain = sale(items);
    const order = sale(items, {
      discount: below((plain.subtotal ?? 0) + 1),
      cashRounding: [0, 5, 100][below(3)],
    });
    const returns: Return[] = [];
    for (let left = refundable(order, returns); allOf(left).length > 0; left = refundable(order, returns)) {
      const back = allOf(left)
        .filter((_, i, all) => i === all.length - 1 || random() < 0.6)
        .map((line) => ({ ...line, quantity: random() < 0.5 ? line.quantity : 1 + below(line.quantity) }));
      returns.push(made(returnOf(order, returns, back)));
    }
    const total = returns.reduce((sum, one) => sum + one.total, 0);
    const slack = 2 * returns.length * order.items.length + 100;
    expect(total, `seed ${seed}, round ${round}`).toBeLessThanOrEqual(order.total);
    expect(total, `seed ${seed}, round ${round}`).toBeGreaterThanOrEqual(order.total - slack);
    for (const item of order.items) {
      const paid = returns
        .flatMap((one) => one.items)
        .filter((row) => row.order_item_id === item.id)
        .reduce((sum, row) => sum + (row.total_price ?? 0), 0);
      expect(paid, `seed ${seed}, round ${round}`).toBeLessThanOrEqual(item.total_price ?? 0);
    }
  }
});
