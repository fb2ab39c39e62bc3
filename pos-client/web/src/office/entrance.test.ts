import { expect, test } from 'vitest';
import { readEntrance } from './entrance';

test.each([
  ['#accept=MC01:abc-123', { kind: 'invitation', organization: 'MC01', invitation: 'abc-123' }],
  ['#accept=MC01%3Aa%2Bb', { kind: 'invitation', organization: 'MC01', invitation: 'a+b' }],
  ['#code=xyz', { kind: 'code', code: 'xyz' }],
  ['#error=not_allowed', { kind: 'refused', reason: 'not_allowed' }],
  ['#error=not_allowed&error_description=Call%20me', { kind: 'refused', reason: 'not_allowed' }],
  ['#accept=MC01', null],
  ['#accept=:abc', null],
  ['#accept=MC01:', null],
  ['#main', null],
  ['', null],
])('%s', (hash, expected) => {
  expect(readEntrance(hash)).toEqual(expected);
});
