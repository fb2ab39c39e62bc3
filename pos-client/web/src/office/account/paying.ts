import { parseAmount } from '../../i18n';
import { startOfDay } from '../list/filter';

/** How money comes or goes; a payment with `credit` moves none. */
export const METHODS = ['cash', 'card', 'bank_transfer'] as const;
export type Method = (typeof METHODS)[number];

/** A payment as it is typed. */
export interface Typed {
  amount: string;
  /** never chosen for the person (S1-6) */
  method: Method | '';
  reference: string;
  /** yyyy-mm-dd */
  day: string;
}

/** What is typed as fields of an operation; null while something is missing. `today` is a day here. */
export function paymentOf(typed: Typed, today: string): Record<string, unknown> | null {
  const { method, reference, day } = typed;
  const amount = amountOf(typed.amount);
  if (amount === null || method === '' || !isPast(day, today)) {
    return null;
  }
  return {
    amount,
    payment_method: method,
    ...(reference.trim() !== '' && { reference: reference.trim() }),
    ...(day !== today && { paid_at: startOfDay(day).toISOString() }),
  };
}

/** Minor units above zero, or null. */
export function amountOf(typed: string): number | null {
  const amount = parseAmount(typed);
  return amount !== null && amount > 0 ? amount : null;
}

/** Whether money can have moved on that day. */
export function isPast(day: string, today: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today;
}
