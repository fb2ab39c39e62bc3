import { halfUp } from '../../domain/rounding';
import type { Tender } from '../../store/records';
import type { Tendered } from '../../till/sale';

/** How a sale stands while it is being paid. Minor units. */
export interface Balance {
  /** what the customer pays in all, rounded to the smallest coin where all of it is cash */
  total: number;
  paid: number;
  /** still to pay, never negative */
  due: number;
  /** to give back, never negative */
  change: number;
}

/** @param coin the smallest one; 0 for none */
export function balanceOf(exact: number, payments: readonly Tendered[], coin: number): Balance {
  const rounding = roundingFor(payments, coin);
  const total = rounding > 1 ? halfUp(exact, rounding) * rounding : exact;
  const paid = payments.reduce((sum, { tendered }) => sum + tendered, 0);
  return { total, paid, due: Math.max(0, total - paid), change: Math.max(0, paid - total) };
}

/** The coin that the sale is rounded to: cash alone is, a card pays to the cent. */
export function roundingFor(payments: readonly Tendered[], coin: number): number {
  const cashOnly = payments.length > 0 && payments.every(({ payment_method }) => payment_method === 'cash');
  return cashOnly ? coin : 0;
}

/** What would be due if the next payment were made in that way. */
export function dueBy(method: Tender, exact: number, payments: readonly Tendered[], coin: number): number {
  const { paid } = balanceOf(exact, payments, coin);
  const { total } = balanceOf(exact, [...payments, { payment_method: method, tendered: 0 }], coin);
  return Math.max(0, total - paid);
}

/** Only cash gives change: of a card or a credit no more is taken than is due. */
export function isPossible(method: Tender, amount: number, due: number): boolean {
  return amount > 0 && (method === 'cash' || amount <= due);
}

const STEPS = [1, 5, 10, 20, 50, 100] as const;
const MOST = 3;
const FARTHEST = 5;

/**
 * Amounts that a customer may hand over for what is due: the next round sums above it, the nearest first. The exact amount is
 * not among them. Minor units.
 */
export function likelyNotes(due: number): number[] {
  if (due <= 0) {
    return [];
  }
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(due)) - 1);
  const notes = STEPS.map((step) => Math.ceil(due / (step * scale)) * step * scale);
  return [...new Set(notes)]
    .filter((note) => note > due && note <= due * FARTHEST)
    .sort((a, b) => a - b)
    .slice(0, MOST);
}
