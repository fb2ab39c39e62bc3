import type { Expense, Tender } from '../store/records';
import { Refusal } from '../store/refusal';
import type { Till } from '../store/till';
import { record } from '../store/write';
import { dayOf } from './day';

/** Petty cash (S3-7); minor units. */
export interface Spending {
  amount: number;
  payment_method: Tender;
  category_id?: string;
  description?: string;
  vendor?: string;
  reference?: string;
}

/**
 * Writes an expense down. In cash it comes out of the drawer of the shift that is open now (B-1).
 *
 * @throws Refusal `amount_not_positive`
 */
export async function spend(till: Till, spending: Spending): Promise<Expense> {
  if (!Number.isSafeInteger(spending.amount) || spending.amount <= 0) {
    throw new Refusal('amount_not_positive', { amount: spending.amount });
  }
  return record(till, ['expenses'], async (log) => {
    const expense = log.stamp({ ...spending, expense_date: dayOf(till.now()) });
    return log.upsert<Expense>('expenses', log.newId(), expense);
  });
}

/** Takes an expense back that was written down by mistake. @throws Refusal `unknown_record` */
export async function removeExpense(till: Till, id: string): Promise<void> {
  await record(till, ['expenses'], async (log) => {
    if ((await log.remove<Expense>('expenses', id)) === undefined) {
      throw new Refusal('unknown_record', { table: 'expenses', id });
    }
  });
}
