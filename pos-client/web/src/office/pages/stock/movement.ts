import type { SheetColumn } from '../../list/sheet';

/** One entry of a product's ledger. */
export interface Movement {
  id: string;
  kind: string;
  product_id: string;
  branch_id: string | null;
  quantity: number;
  level_after: number;
  document_table: string | null;
  document_id: string | null;
  batch_number: string | null;
  unit_cost: number | null;
  reason: string | null;
  device_id: string | null;
  occurred_at: string;
}

const PAGES: Readonly<Record<string, string>> = {
  orders: '/orders',
  returns: '/returns',
  supplier_purchases: '/purchases',
  stock_transfers: '/transfers',
  stock_counts: '/counts',
  losses: '/losses',
};

/** The page of the document that moved the stock; null where there is none. */
export function documentPage({ document_table: table, document_id: id }: Movement): string | null {
  const page = PAGES[table ?? ''];
  return page && id ? `${page}/${id}` : null;
}

/** The ledger as a file. It has one order: each entry tells the level that it left. */
export const SHEET: readonly SheetColumn<Movement>[] = [
  { field: 'occurred_at', value: ({ occurred_at }) => occurred_at },
  { field: 'kind', value: ({ kind }) => kind },
  { field: 'product_id', value: ({ product_id }) => product_id },
  { field: 'branch_id', value: ({ branch_id }) => branch_id },
  { field: 'quantity', value: ({ quantity }) => quantity },
  { field: 'level_after', value: ({ level_after }) => level_after },
  { field: 'document_table', value: ({ document_table }) => document_table },
  { field: 'document_id', value: ({ document_id }) => document_id },
  { field: 'batch_number', value: ({ batch_number }) => batch_number },
  { field: 'unit_cost', value: ({ unit_cost }) => unit_cost },
  { field: 'reason', value: ({ reason }) => reason },
  { field: 'device_id', value: ({ device_id }) => device_id },
];
