import { isBlockTable } from '../catalog/blocks';
import { changes } from '../store/changes';
import type { OutboxEntry, ServerRow, TillDb } from '../store/db';
import type { Row } from '../store/records';
import type { Receipt } from '../wire';
import { keyOf, placeOf, recordOf } from './queue';
import { isKnown, Staging, synced } from './staging';

/** A receipt that says something new, with the operation that it is about. */
interface News {
  entry: OutboxEntry;
  receipt: Receipt;
}

/** A row that was kept aside, and now takes its place. */
interface Shown {
  row: ServerRow;
  /** null where it is what this till wanted */
  error: string | null;
}

/**
 * What pulled receipts end: the outbox entries, the optimistic stock, and, with the last receipt of a record, its optimistic
 * content. Nothing but a receipt ends these (PROTOCOL §2). Inside a transaction of the caller's; a handful of questions to the
 * store for any number of receipts, because the next sale waits for it.
 */
export class Settlement {
  private readonly db: TillDb;
  private readonly staging: Staging;
  /** the operations of the records that receipts came for, by `op_id`, as they are after each of them */
  private readonly entries = new Map<string, OutboxEntry>();
  private readonly touched = new Set<string>();
  /** the rows that were kept aside for these records */
  private readonly kept = new Map<string, ServerRow>();

  constructor(db: TillDb, staging: Staging) {
    this.db = db;
    this.staging = staging;
  }

  /**
   * Settles what these receipts are about; once. Those of an earlier life of the device are none of ours; one that came before
   * changes nothing.
   *
   * @returns how many were new
   */
  async settle(receipts: readonly Receipt[]): Promise<number> {
    await this.read(receipts);
    const last = new Map<string, News>();
    let settled = 0;
    for (const receipt of receipts) {
      const entry = this.entries.get(receipt.op_id);
      if (entry !== undefined && !isSame(entry.receipt, receipt)) {
        this.settleOne(entry, receipt);
        last.set(recordOf(entry), { entry, receipt });
        settled += 1;
      }
    }
    if (settled > 0) {
      await this.write(receipts);
      await this.conclude([...last.values()]);
    }
    return settled;
  }

  private async read(receipts: readonly Receipt[]): Promise<void> {
    if (receipts.length === 0) {
      return;
    }
    const outbox = this.db.sync_outbox;
    const ids = receipts.map((receipt) => receipt.op_id);
    const own = await outbox.where('op_id').anyOf(ids).toArray();
    const records = new Map(own.map((entry) => [recordOf(entry), placeOf(entry)]));
    const places = [...records.values()];
    for (const entry of await outbox.where('[table_name+record_id]').anyOf(places).toArray()) {
      this.entries.set(entry.op_id, entry);
    }
    const rows = await this.db.server_rows.bulkGet(places);
    for (const [at, record] of [...records.keys()].entries()) {
      const row = rows[at];
      if (row !== undefined) {
        this.kept.set(record, row);
      }
    }
  }

  private settleOne(entry: OutboxEntry, receipt: Receipt): void {
    const { reason = null, message = null } = receipt;
    const status = receipt.status === 'rejected' ? 'failed' : 'synced';
    this.change({ ...entry, _sync_status: status, receipt, reason, last_error: message });
    if (receipt.status === 'applied' && typeof receipt.version === 'number') {
      this.waitFor(entry, receipt.version);
      this.rebase(entry, receipt.version);
    }
  }

  private change(entry: OutboxEntry): void {
    this.entries.set(entry.op_id, entry);
    this.touched.add(entry.op_id);
  }

  /** The server has at least this version: older content is not shown any more. */
  private waitFor(entry: OutboxEntry, version: number): void {
    const row = this.kept.get(recordOf(entry));
    if (row !== undefined) {
      row.awaited_version = Math.max(row.awaited_version ?? 0, version);
    }
  }

  /** A later change of the record that was never sent builds on what this receipt reports. */
  private rebase(entry: OutboxEntry, version: number): void {
    const base = entry.base_version;
    if (base !== null && version !== base + 1) {
      return;
    }
    for (const later of this.entries.values()) {
      const isUnsent = later.receipt === null && later.sent_at === null;
      if (isUnsent && later.base_version === base && recordOf(later) === recordOf(entry)) {
        this.change({ ...later, base_version: version });
      }
    }
  }

  private async write(receipts: readonly Receipt[]): Promise<void> {
    const changed = [...this.entries.values()].filter((entry) => this.touched.has(entry.op_id));
    const ids = new Set(receipts.map((receipt) => receipt.op_id));
    const settled = changed.filter((entry) => ids.has(entry.op_id));
    await this.db.sync_outbox.bulkPut(changed);
    await this.db.server_rows.bulkPut([...this.kept.values()]);
    await this.db.pending_stock.where('[epoch+seq]').anyOf(settled.map(keyOf)).delete();
  }

  /** What the records look like now. */
  private async conclude(news: readonly News[]): Promise<void> {
    const open = new Set([...this.entries.values()].filter((entry) => entry.receipt === null).map(recordOf));
    const amended = new Map<string, Map<string, object>>();
    const shown: Shown[] = [];
    for (const { entry, receipt } of news.filter(({ entry }) => isKnown(entry.table_name))) {
      const kept = this.kept.get(recordOf(entry));
      const isSettled = !open.has(recordOf(entry));
      const columns = { ...numbers(receipt), ...(isSettled && kept === undefined ? verdict(receipt) : {}) };
      if (Object.keys(columns).length > 0) {
        const table = amended.get(entry.table_name) ?? new Map<string, object>();
        amended.set(entry.table_name, table.set(entry.record_id, columns));
      }
      if (isSettled && kept !== undefined && isComplete(kept)) {
        shown.push({ row: kept, error: errorOf(receipt) });
      }
    }
    for (const [table, columns] of amended) {
      await this.staging.amend(table, columns);
    }
    for (const { row, error } of shown) {
      show(this.staging, row, error);
    }
    await this.db.server_rows.bulkDelete(shown.map(({ row }) => [row.table, row.id]));
  }
}

/** The record becomes what the server has; `error` where that isn't what this till wanted. */
export function show(staging: Staging, row: ServerRow, error: string | null): void {
  if (row.deleted || row.data === null) {
    staging.set(row.table, row.id, null);
    return;
  }
  const shown = synced(row.table, { ...row.data, id: row.id, version: row.version });
  staging.set(row.table, row.id, error === null ? shown : { ...shown, ...failedBecause(error) });
}

/**
 * Whether what is kept is as new as what the till's own receipts spoke of. A record that was found missing has no version,
 * and nothing newer of it will come.
 */
export function isComplete(row: ServerRow): boolean {
  return row.version === 0 || row.version >= (row.awaited_version ?? 0);
}

/** The server's numbers, where the receipt tells them. */
function numbers({ order_number, transaction_code }: Receipt): object {
  return typeof order_number === 'number' ? { global_order_number: order_number, transaction_code } : {};
}

function verdict(receipt: Receipt): Partial<Row> {
  const error = errorOf(receipt);
  return error === null ? acknowledged(receipt) : failedBecause(error);
}

function errorOf({ status, message, reason }: Receipt): string | null {
  return status === 'rejected' ? (message ?? reason ?? 'rejected') : null;
}

/** With the version, a digest tells whether the record is still there. */
function acknowledged({ version }: Receipt): Partial<Row> {
  const settled = { _synced: 1, _sync_status: 'synced', _pending_operation: null, _error: null } as const;
  return typeof version === 'number' ? { ...settled, version } : settled;
}

/** Settles receipts that came beside the feed. Their effects may come later: what is older is not shown then. */
export async function settleApart(db: TillDb, receipts: readonly Receipt[]): Promise<void> {
  if (receipts.length === 0) {
    return;
  }
  const tables = new Set(receipts.map((receipt) => receipt.table).filter(isKnown));
  const stores = [...tables, 'sync_outbox', 'server_rows', 'pending_stock'];
  await db.transaction('rw', stores, async () => {
    const staging = new Staging(db);
    await new Settlement(db, staging).settle(receipts);
    await staging.write();
  });
  changes.announce(stores, false);
}

/** Shows, beside records whose operations were refused at the door, why: their receipts may never come. */
export async function markFailed(db: TillDb, failed: readonly OutboxEntry[]): Promise<void> {
  const shown = failed.filter((entry) => isKnown(entry.table_name) && !isBlockTable(entry.table_name));
  for (const entry of shown) {
    await db
      .table<Row, string>(entry.table_name)
      .where(':id')
      .equals(entry.record_id)
      .modify(failedBecause(entry.last_error ?? 'refused'));
  }
  if (shown.length > 0) {
    changes.announce([...new Set(shown.map((entry) => entry.table_name))], false);
  }
}

function failedBecause(error: string): Partial<Row> {
  return { _synced: 0, _sync_status: 'failed', _pending_operation: null, _error: error };
}

function isSame(known: Receipt | null, receipt: Receipt): boolean {
  return known !== null && known.status === receipt.status && known.version === receipt.version;
}
