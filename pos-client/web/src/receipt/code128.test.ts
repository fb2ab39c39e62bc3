import { expect, test } from 'vitest';
import { code128 } from './code128';

const modules = (widths: number[]) => widths.reduce((sum, width) => sum + width, 0);

test('each symbol is 11 modules wide, the stop 13', () => {
  const text = 'TILL1-20261121-001';
  expect(modules(code128(text))).toBe((text.length + 2) * 11 + 13);
});

test('the check symbol is the weighted sum modulo 103', () => {
  // "PJJ123C" is the example of the standard's tables in set B: start 104, check 54.
  const widths = code128('PJJ123C');
  expect(widths.slice(0, 6).join('')).toBe('211214');
  const sum = [48, 42, 42, 17, 18, 19, 35].reduce((total, value, i) => total + value * (i + 1), 104);
  expect(widths.slice(48, 54).join('')).toBe(
    code128(String.fromCharCode(32 + (sum % 103)))
      .slice(6, 12)
      .join(''),
  );
  expect(widths.slice(-7).join('')).toBe('2331112');
});

test('what a scanner of set B has no sign for is refused', () => {
  expect(() => code128('صندوق')).toThrow(RangeError);
});
