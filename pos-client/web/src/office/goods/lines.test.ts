import { expect, test } from 'vitest';
import { goodsOf, newLine, sumOf, wrongIn } from './lines';

const milk = { id: 'p-1', name: 'Milk' };

test('a complete line becomes goods', () => {
  const lines = [newLine(milk, { quantity: '1.5', cost: '2.10' })];
  expect(goodsOf(lines, { cost: true })).toEqual([
    { product_id: 'p-1', name: 'Milk', quantity: 1.5, unit_cost: 210 },
  ]);
});

test('a line without a quantity, or with nothing, is wrong', () => {
  expect(wrongIn(newLine(milk), {})).toBe('quantity');
  expect(wrongIn(newLine(milk, { quantity: '0' }), {})).toBe('quantity');
  expect(wrongIn(newLine(milk, { quantity: '1' }), { cost: true })).toBe('cost');
  expect(goodsOf([newLine(milk)])).toBeNull();
  expect(goodsOf([])).toBeNull();
});

test('a count takes nothing for an answer, but no gap', () => {
  expect(goodsOf([newLine(milk, { quantity: '0' })], { zero: true })).toMatchObject([{ quantity: 0 }]);
  expect(wrongIn(newLine(milk), { zero: true })).toBe('quantity');
});

test('what was not received is left out', () => {
  const lines = [newLine(milk, { quantity: '0' }), newLine(milk), newLine(milk, { quantity: '2' })];
  expect(goodsOf(lines, { skip: true })).toMatchObject([{ quantity: 2 }]);
  expect(goodsOf(lines.slice(0, 2), { skip: true })).toBeNull();
});

test('each line is rounded half up', () => {
  const goods = (quantity: number, unit_cost: number) => ({ product_id: 'p', name: '', quantity, unit_cost });
  expect(sumOf([goods(0.5, 1), goods(0.005, 100), goods(3, 199)])).toBe(1 + 1 + 597);
  expect(sumOf([goods(0.004, 100)])).toBe(0);
});

test('goods of a purchase have their batch and the day on which it expires, where they were typed', () => {
  const rules = { cost: true, batch: true };
  const filled = { quantity: '2', cost: '1' };
  const lines = [
    newLine(milk, { ...filled, batch: ' B-7 ', expiry: '2027-01-31', item: 'line-1' }),
    newLine(milk, filled),
  ];
  expect(goodsOf(lines, rules)).toEqual([
    {
      id: 'line-1',
      product_id: 'p-1',
      name: 'Milk',
      quantity: 2,
      unit_cost: 100,
      batch_number: 'B-7',
      expiry_date: '2027-01-31',
    },
    { product_id: 'p-1', name: 'Milk', quantity: 2, unit_cost: 100 },
  ]);
  expect(goodsOf(lines, { cost: true })?.[0]).not.toHaveProperty('batch_number');
});
