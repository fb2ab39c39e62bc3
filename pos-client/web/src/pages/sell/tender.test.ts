import { expect, test } from 'vitest';
import type { Tendered } from '../../till/sale';
import { balanceOf, dueBy, isPossible, likelyNotes, roundingFor } from './tender';

const cash = (tendered: number): Tendered => ({ payment_method: 'cash', tendered });
const card = (tendered: number): Tendered => ({ payment_method: 'card', tendered });

test('cash alone is rounded to the smallest coin, and change is given', () => {
  expect(balanceOf(1238, [cash(2000)], 5)).toEqual({ total: 1240, paid: 2000, due: 0, change: 760 });
  expect(balanceOf(1238, [card(1238)], 5)).toEqual({ total: 1238, paid: 1238, due: 0, change: 0 });
});

test('in parts nothing is rounded', () => {
  expect(roundingFor([card(500), cash(738)], 5)).toBe(0);
  expect(balanceOf(1238, [card(500), cash(738)], 5).due).toBe(0);
});

test('what is due depends on how it would be paid', () => {
  expect(dueBy('cash', 1238, [], 5)).toBe(1240);
  expect(dueBy('card', 1238, [], 5)).toBe(1238);
  expect(dueBy('cash', 1238, [card(1000)], 5)).toBe(238);
});

test('only cash may be more than is due', () => {
  expect(isPossible('cash', 5000, 1240)).toBe(true);
  expect(isPossible('card', 5000, 1240)).toBe(false);
  expect(isPossible('credit', 1240, 1240)).toBe(true);
  expect(isPossible('cash', 0, 1240)).toBe(false);
});

test('the notes that are offered are the next round sums', () => {
  expect(likelyNotes(1250)).toEqual([1300, 1500, 2000]);
  expect(likelyNotes(2000)).toEqual([5000, 10_000]);
  expect(likelyNotes(99)).toEqual([100]);
  expect(likelyNotes(0)).toEqual([]);
});
