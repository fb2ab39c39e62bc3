import Dexie, { type Table, type Transaction } from 'dexie';
import type {
  Branch,
  Conflict,
  Customer,
  CustomerBalance,
  Expense,
  ExpenseCategory,
  Order,
  Organization,
  OrganizationSettings,
  ParkedOrder,
  Payment,
  PosSettings,
  PriceListRecord,
  ProductCategory,
  ProductColor,
  ProductSize,
  PromotionRecord,
  Return,
  Row,
  Staff,
  StaffWorkSession,
  SyncStatus,
} from './records';

/**
 * An operation that the server has to learn of (S1-72), in the order in which it happened. It leaves this store only long
 * after its receipt was pulled; nothing else removes it.
 */
export interface OutboxEntry {
  epoch: number;
  seq: number;
  op_id: string;
  type: string;
  table_name: string;
  record_id: string;
  /** absent while it is sealed */
  payload?: Record<string, unknown>;
  base_version: number | null;
  occurred_at: string;
  /** of an operation with a person's data: the payload, encrypted */
  _sealed?: Sealed;
  _sync_status: SyncStatus;
  attempts: number;
  next_attempt_at: string | null;
  sent_at: string | null;
  durable_at: string | null;
  reason: string | null;
  last_error: string | null;
  receipt: import('../wire').Receipt | null;
}

/** AES-GCM; the record's id is the additional data. */
export interface Sealed {
  /** which data key opens it */
  key_id: string;
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/**
 * The server's row of a record that has open operations of this till over it (S1-82, S1-97): the one that was there before
 * the first of them, or a later one that was pulled meanwhile. It counts once they are settled.
 */
export interface ServerRow {
  table: string;
  id: string;
  /** 0 where the server isn't known to have it */
  version: number;
  /** a receipt of an own operation spoke of this one: what is older is not shown any more */
  awaited_version?: number;
  deleted: boolean;
  /** as it goes into the table's store: of people's records the sealed row */
  data: Record<string, unknown> | null;
}

/**
 * What one operation of this till moves on the shelves, until its receipt is pulled: laid over the server's level, never
 * written into it, so that other tills' changes and our own add up (S1-5, S1-95).
 */
export interface PendingStock {
  epoch: number;
  seq: number;
  product_id: string;
  /** signed, thousandths */
  change: number;
}

/** Rows as they came, the newest block wins; ids in `deleted` are gone with this block. */
export interface Block {
  block?: number;
  rows: Row[];
  deleted: string[];
}

/** A document of the device's chain (B-3). */
export interface FiscalDocument {
  document_seq: number;
  kind: string;
  id: string;
  occurred_at: string;
  total: number | null;
  tax: number | null;
  previous_hash: string;
  document_hash: string;
}

export interface StateEntry {
  key: string;
  value: unknown;
}

/** An unfinished cart, as its tab keeps it: it survives a reload. */
export interface SavedCart {
  place: string;
  cart: unknown;
}

/** Tables of many rows, kept in blocks: 100,000 rows of their own would take the store a quarter of a minute. */
export const BLOCK_TABLES = ['products', 'stock_levels'] as const;

/** All other tables of the feed: a store each, under the wire's name, keyed by `id`. */
export const ROW_TABLES = {
  organizations: 'id',
  branches: 'id',
  staff: 'id',
  product_categories: 'id',
  product_subcategories: 'id',
  product_colors: 'id, product_id, barcode',
  product_sizes: 'id, product_id, barcode',
  product_images: 'id, product_id',
  customers: 'id',
  suppliers: 'id',
  expense_categories: 'id',
  pos_settings: 'id',
  organization_settings: 'id',
  price_lists: 'id',
  promotions: 'id',
  expenses: 'id, staff_work_session_id, created_at',
  parked_orders: 'id',
  orders: 'id, offline_reference, created_at, staff_work_session_id, customer_id',
  payments: 'id, order_id, staff_work_session_id',
  returns: 'id, order_id, offline_reference, created_at, staff_work_session_id',
  invoices: 'id, order_id',
  staff_work_sessions: 'id, status, opened_at',
  customer_balances: 'id',
  stock_movements: 'id, product_id',
  stock_batches: 'id, product_id',
  product_costs: 'id',
  losses: 'id',
  supplier_purchases: 'id',
  supplier_payments: 'id',
  supplier_balances: 'id',
  stock_transfers: 'id',
  stock_counts: 'id',
  conflicts: 'id, status',
} as const;

export type RowTable = keyof typeof ROW_TABLES;
export type BlockTable = (typeof BLOCK_TABLES)[number];

/**
 * The till's own database: everything is written here first (S0-7). One instance per thread; a sale's thread opens it
 * `strict`, so that a sale that was shown as done survives a power cut, the worker that pulls opens it `relaxed`.
 */
export class TillDb extends Dexie {
  sync_outbox!: Table<OutboxEntry, [number, number]>;
  sync_state!: Table<StateEntry, string>;
  server_rows!: Table<ServerRow, [string, string]>;
  fiscal_documents!: Table<FiscalDocument, number>;
  pending_stock!: Table<PendingStock, [number, number, string]>;
  carts!: Table<SavedCart, string>;

  products!: Table<Block, number>;
  stock_levels!: Table<Block, number>;

  organizations!: Table<Organization, string>;
  branches!: Table<Branch, string>;
  staff!: Table<Staff, string>;
  product_categories!: Table<ProductCategory, string>;
  product_colors!: Table<ProductColor, string>;
  product_sizes!: Table<ProductSize, string>;
  customers!: Table<Customer | SealedRow, string>;
  expense_categories!: Table<ExpenseCategory, string>;
  pos_settings!: Table<PosSettings, string>;
  organization_settings!: Table<OrganizationSettings, string>;
  price_lists!: Table<PriceListRecord, string>;
  promotions!: Table<PromotionRecord, string>;
  expenses!: Table<Expense, string>;
  parked_orders!: Table<ParkedOrder, string>;
  orders!: Table<Order, string>;
  payments!: Table<Payment, string>;
  returns!: Table<Return, string>;
  staff_work_sessions!: Table<StaffWorkSession, string>;
  customer_balances!: Table<CustomerBalance, string>;
  conflicts!: Table<Conflict, string>;

  constructor(durability: 'strict' | 'relaxed', name = 'tillstream') {
    super(name, { chromeTransactionDurability: durability });
    this.version(1).stores({
      ...ROW_TABLES,
      products: '++block',
      stock_levels: '++block',
      sync_outbox: '[epoch+seq], &op_id, _sync_status, [table_name+record_id]',
      sync_state: 'key',
      server_rows: '[table+id]',
      fiscal_documents: 'document_seq',
      pending_stock: '[epoch+seq+product_id], [epoch+seq], product_id',
    });
    this.version(2).stores({ carts: 'place' }).upgrade(moveCarts);
  }
}

// Dexie notes who asked for each write and each read where the page comes from localhost; nobody reads that here.
Dexie.debug = false;

const CART_KEY = 'cart:';

/** Carts were values of the state once; each scan wrote into what everything else reads. */
async function moveCarts(transaction: Transaction): Promise<void> {
  const state = transaction.table<StateEntry, string>('sync_state');
  const saved = await state.where('key').startsWith(CART_KEY).toArray();
  const carts = saved.map(
    ({ key, value }): SavedCart => ({ place: key.slice(CART_KEY.length), cart: value }),
  );
  await transaction.table<SavedCart, string>('carts').bulkPut(carts);
  await state.bulkDelete(saved.map(({ key }) => key));
}

/** A person's record at rest: encrypted but for what the sync needs. */
export interface SealedRow extends Row {
  _sealed: Sealed;
}
