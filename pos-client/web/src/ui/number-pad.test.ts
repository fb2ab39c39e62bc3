import { expect, test } from 'vitest';
import { pressed } from './number-pad';

test('digits follow each other, a leading zero gives way', () => {
  expect(pressed('', '5', 12)).toBe('5');
  expect(pressed('0', '5', 12)).toBe('5');
  expect(pressed('12', '0', 12)).toBe('120');
});

test('one point only, with a zero before it', () => {
  expect(pressed('', '.', 12)).toBe('0.');
  expect(pressed('1.', '.', 12)).toBe('1.');
});

test('two zeros at once, but not before anything else', () => {
  expect(pressed('5', '00', 12)).toBe('500');
  expect(pressed('0', '00', 12)).toBe('0');
});

test('nothing beyond the longest', () => {
  expect(pressed('1234', '5', 4)).toBe('1234');
  expect(pressed('123', '00', 4)).toBe('123');
});
