import { expect, test } from 'vitest';
import { readEntrance } from './entrance';

test.each([
  ['#accept=MC01:abc-123', { kind: 'invitation', organization: 'MC01', invitation: 'abc-123' }],
  ['#accept=MC01%3Aa%2Bb', { kind: 'invitation', organization: 'MC01', invitation: 'a+b' }],
  ['#code=xyz', { kind: 'code', code: 'xyz' }],
  ['#error=access_denied&error_description=No%20way', { kind: 'refused', detail: 'No way' }],
  ['#accept=MC01', null],
  ['#accept=:abc', null],
  ['#accept=MC01:', null],
  ['#main', null],
  ['', null],
])('%s', (hash, expected) => {
  expect(readEntrance(hash)).toEqual(expected);
});
