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
