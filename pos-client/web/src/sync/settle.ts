import { isBlockTable } from '../catalog/blocks';
import { changes } from '../store/changes';
import type { OutboxEntry, ServerRow, TillDb } from '../store/db';
import type { Row } from '../store/records';
import type { Receipt } from '../wire';
import { keyOf, Queue } from './queue';
import { isKnown, Staging, synced } from './staging';

/**
 * What a pulled receipt ends: the outbox entry, the optimistic stock, and, with the last receipt of a record, its optimistic
 * content. Nothing but a receipt ends these (PROTOCOL §2). Inside a transaction of the caller's.
 */
export class Settlement {
  private readonly db: TillDb;
  private readonly staging: Staging;
  private readonly queue: Queue;

  constructor(db: TillDb, staging: Staging) {
    this.db = db;
    this.staging = staging;
    this.queue = new Queue(db);
  }

  /**
   * Settles what these receipts are about. Those of an earlier life of the device are none of ours; one that came before
   * changes nothing.
   *
   * @returns how many were new
   */
  async settle(receipts: readonly Receipt[]): Promise<number> {
    const last = new Map<string, { entry: OutboxEntry; receipt: Receipt }>();
    let settled = 0;
    for (const receipt of receipts) {
      const entry = await this.db.sync_outbox.get({ op_id: receipt.op_id });
      if (entry !== undefined && !isSame(entry.receipt, receipt)) {
        await this.settleOne(entry, receipt);
        last.set(`${entry.table_name}|${entry.record_id}`, { entry, receipt });
        settled += 1;
      }
    }
    for (const { entry, receipt } of last.values()) {
      await this.conclude(entry, receipt);
    }
    return settled;
  }

  /** The record becomes what the server has; `error` where that isn't what this till wanted. */
  async show(row: ServerRow, error: string | null): Promise<void> {
    await this.db.server_rows.delete([row.table, row.id]);
    if (row.deleted || row.data === null) {
      this.staging.set(row.table, row.id, null);
      return;
    }
    const shown = synced(row.table, { ...row.data, id: row.id, version: row.version });
    this.staging.set(row.table, row.id, error === null ? shown : { ...shown, ...failedBecause(error) });
  }

  private async settleOne(entry: OutboxEntry, receipt: Receipt): Promise<void> {
    const { reason = null, message = null } = receipt;
    const status = receipt.status === 'rejected' ? 'failed' : 'synced';
    await this.db.sync_outbox.put({ ...entry, _sync_status: status, receipt, reason, last_error: message });
    await this.db.pending_stock.where('[epoch+seq]').equals(keyOf(entry)).delete();
    if (receipt.status === 'applied' && typeof receipt.version === 'number') {
      await this.await(entry, receipt.version);
      await this.rebase(entry, receipt.version);
    }
  }

  /** The server has at least this version: older content is not shown any more. */
  private async await(entry: OutboxEntry, version: number): Promise<void> {
    await this.db.server_rows
      .where('[table+id]')
      .equals([entry.table_name, entry.record_id])
      .modify((row) => {
        row.awaited_version = Math.max(row.awaited_version ?? 0, version);
      });
  }

  /** A later change of the record that was never sent builds on what this receipt reports. */
  private async rebase(entry: OutboxEntry, version: number): Promise<void> {
    const base = entry.base_version;
    if (base !== null && version !== base + 1) {
      return;
    }
    await this.db.sync_outbox
      .where('[table_name+record_id]')
      .equals([entry.table_name, entry.record_id])
      .filter((later) => later.receipt === null && later.sent_at === null && later.base_version === base)
      .modify({ base_version: version });
  }

  private async conclude(entry: OutboxEntry, receipt: Receipt): Promise<void> {
    const { table_name: table, record_id: id } = entry;
    if (!isKnown(table)) {
      return;
    }
    await this.number(table, id, receipt);
    if ((await this.queue.unsettled(table, [id])).has(id)) {
      return;
    }
    const error = receipt.status === 'rejected' ? (receipt.message ?? receipt.reason ?? 'rejected') : null;
    const kept = await this.db.server_rows.get([table, id]);
    if (kept === undefined) {
      await this.staging.amend(table, id, error === null ? acknowledged(receipt) : failedBecause(error));
    } else if (isComplete(kept)) {
      await this.show(kept, error);
    }
  }

  private async number(table: string, id: string, receipt: Receipt): Promise<void> {
    if (typeof receipt.order_number === 'number') {
      const numbers = {
        global_order_number: receipt.order_number,
        transaction_code: receipt.transaction_code,
      };
      await this.staging.amend(table, id, numbers);
    }
  }
}

/**
 * Whether what is kept is as new as what the till's own receipts spoke of. A record that was found missing has no version,
 * and nothing newer of it will come.
 */
export function isComplete(row: ServerRow): boolean {
  return row.version === 0 || row.version >= (row.awaited_version ?? 0);
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
