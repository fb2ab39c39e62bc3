import { beforeEach, expect, test } from 'vitest';
import {
  currency,
  editableAmount,
  formatMoney,
  formatPercent,
  formatQuantity,
  type Language,
  loadLanguage,
  parseAmount,
  parsePercent,
  parseQuantity,
} from './index';

beforeEach(async () => {
  await loadLanguage('en');
  currency.value = 'EUR';
});

test.each([
  ['12.5', 1250],
  ['12,50', 1250],
  ['1.234,56', 123_456],
  ['1,234.56', 123_456],
  ['1.234', 123_400],
  ['١٢٫٥', 1250],
  ['.5', 50],
  ['7', 700],
  [' 1 000 ', 100_000],
])('an amount of euros: %s', (typed, minor) => {
  expect(parseAmount(typed)).toBe(minor);
});

test.each(['', 'abc', '1.2345', '12..5x', '-'])('no amount: %j', (typed) => {
  expect(parseAmount(typed)).toBeNull();
});

test('a currency without minor units groups only, one with three has them', () => {
  currency.value = 'JPY';
  expect(parseAmount('1.500')).toBe(1500);
  currency.value = 'KWD';
  expect(parseAmount('1.250')).toBe(1250);
});

test.each([
  ['1.25', 1250],
  ['0,5', 500],
  ['٢', 2000],
  ['1.2345', null],
])('a quantity: %s', (typed, thousandths) => {
  expect(parseQuantity(typed)).toBe(thousandths);
});

test('a percentage in basis points', () => {
  expect(parsePercent('12.5%')).toBe(1250);
  expect(parsePercent('100')).toBe(10_000);
});

test('what a field shows is read back as the same amount', () => {
  for (const amount of [0, 5, 50, 100, 1234, 99_999_900]) {
    expect(parseAmount(editableAmount(amount))).toBe(amount);
  }
});

test.each<[Language, string, number, string]>([
  ['en', 'EUR', 123_456, '€1,234.56'],
  ['id', 'IDR', 1_500_000, 'Rp 15.000'],
  ['id', 'IDR', 1_500_050, 'Rp 15.000,50'],
  ['en', 'JPY', 1500, '¥1,500'],
])('money in %s, %s', async (language, code, amount, text) => {
  await loadLanguage(language);
  currency.value = code;
  expect(formatMoney(amount).replace(/\s/g, ' ')).toBe(text);
});

test('Arabic writes amounts in the digits of scanners and labels', async () => {
  await loadLanguage('ar');
  currency.value = 'SAR';
  expect(formatMoney(123_456)).toContain('1,234.56');
  expect(formatPercent(1500)).toContain('15');
  expect(formatQuantity(1250)).toBe('1.25');
});
