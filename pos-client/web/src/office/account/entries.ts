import type { SheetColumn } from '../list/sheet';
import type { PaymentTable } from './payment-dialog';

/** An entry of a customer's or a supplier's account. */
export interface Entry {
  id: string;
  kind: 'sale' | 'void' | 'payment' | 'return' | 'received' | 'paid' | 'returned';
  amount: number;
  balance_after: number;
  document_table?: string | null;
  document_id?: string | null;
  occurred_at?: string | null;
  booked_at?: string | null;
}

/** The page that shows a document, where the office has one. */
const PAGES: Readonly<Record<string, string>> = {
  orders: '/orders',
  returns: '/returns',
  supplier_purchases: '/purchases',
};

/** The page of an entry's document; null for a payment, which has none. */
export function documentPage({ document_table: table, document_id: id }: Entry): string | null {
  const page = PAGES[table ?? ''];
  return page && id ? `${page}/${id}` : null;
}

/** The payment that an entry is of; null where it is none. */
export function paymentIn({
  document_table: table,
  document_id: id,
}: Entry): { table: PaymentTable; id: string } | null {
  return (table === 'payments' || table === 'supplier_payments') && id ? { table, id } : null;
}

/** An account as a file, in minor units; it has one order, for each entry tells the sum that it left. */
export const SHEET: readonly SheetColumn<Entry>[] = [
  { field: 'booked_at', value: ({ booked_at }) => booked_at },
  { field: 'occurred_at', value: ({ occurred_at }) => occurred_at },
  { field: 'kind', value: ({ kind }) => kind },
  { field: 'amount', value: ({ amount }) => amount },
  { field: 'balance_after', value: ({ balance_after }) => balance_after },
  { field: 'document_table', value: ({ document_table }) => document_table },
  { field: 'document_id', value: ({ document_id }) => document_id },
];
