import { expect, test } from 'vitest';
import { isTimezone } from './timezone';

test.each([
  ['Europe/Berlin', true],
  ['Asia/Jakarta', true],
  ['UTC', true],
  ['Berlin', false],
  ['+02:00', false],
  ['Mars/Olympus', false],
  ['', false],
])('%s is a time zone: %s', (name, expected) => {
  expect(isTimezone(name)).toBe(expected);
});
