import { expect, test } from 'vitest';
import { decimal, thousandths } from './quantity';

test('what is on the wire comes back as it was', () => {
  const quantities = Array.from({ length: 253_000 }, (_, i) => i - 3_000);
  expect(quantities.filter((quantity) => thousandths(decimal(quantity)) !== quantity)).toEqual([]);
  expect(thousandths(1.005)).toBe(1005);
  expect(thousandths(123456789.123)).toBe(123456789123);
});

test('what somebody typed is read, what is no quantity is an error', () => {
  expect(thousandths('1.5')).toBe(1500);
  expect(thousandths(' .25 ')).toBe(250);
  expect(thousandths('-2')).toBe(-2000);
  for (const wrong of [
    '',
    '1,5',
    '1.2345',
    'abc',
    '1e3',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    0.1234,
    1e15,
  ]) {
    expect(() => thousandths(wrong), String(wrong)).toThrow(RangeError);
  }
});
