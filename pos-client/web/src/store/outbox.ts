import { changes } from './changes';
import type { OutboxEntry, Sealed, TillDb } from './db';
import { readState, writeState } from './state';

/** Something that happened, to be queued. `sealed` stands in place of a payload with a person's data. */
export interface Queued {
  opId: string;
  epoch: number;
  seq: number;
  /** `<table>.<verb>` */
  type: string;
  recordId: string;
  payload: Record<string, unknown>;
  sealed?: Sealed;
  /** the version that the change was made on; null for a creation, or where it isn't known */
  baseVersion: number | null;
  occurredAt: string;
}

/** How the outbox stands (S2-19, B-10). */
export interface OutboxCounts {
  /** not yet known to be durable */
  waiting: number;
  /** durable, its receipt not pulled yet */
  unconfirmed: number;
  /** refused: somebody has to look */
  failed: number;
}

/** What an operation is like before it was ever sent. */
const FRESH = {
  _sync_status: 'pending',
  attempts: 0,
  next_attempt_at: null,
  sent_at: null,
  durable_at: null,
  reason: null,
  last_error: null,
  receipt: null,
} as const;

/** Queues the operation; names that begin with `_` stay here (S1-70). Inside a `rw` transaction on `sync_outbox`. */
export async function append(db: TillDb, queued: Queued): Promise<void> {
  await db.sync_outbox.add(entryOf(queued));
}

/** Whether an operation on the record still waits for its receipt. */
export async function isUnsettled(db: TillDb, table: string, recordId: string): Promise<boolean> {
  const open = await db.sync_outbox
    .where('[table_name+record_id]')
    .equals([table, recordId])
    .filter((entry) => entry.receipt === null)
    .count();
  return open > 0;
}

/** Everything that is not settled well, oldest first: waiting, unconfirmed, failed. */
export async function openOperations(db: TillDb): Promise<OutboxEntry[]> {
  const open = await db.sync_outbox.where('_sync_status').anyOf('pending', 'syncing', 'failed').toArray();
  return open.sort(inOrder);
}

/** What was refused, oldest first, with the reason. */
export async function failedOperations(db: TillDb): Promise<OutboxEntry[]> {
  return (await db.sync_outbox.where('_sync_status').equals('failed').toArray()).sort(inOrder);
}

export async function outboxCounts(db: TillDb): Promise<OutboxCounts> {
  const counts: OutboxCounts = { waiting: 0, unconfirmed: 0, failed: 0 };
  await db.sync_outbox
    .where('_sync_status')
    .anyOf('pending', 'syncing', 'failed')
    .each((entry) => {
      if (entry._sync_status === 'failed') {
        counts.failed += 1;
      } else if (entry.durable_at === null) {
        counts.waiting += 1;
      } else {
        counts.unconfirmed += 1;
      }
    });
  return counts;
}

/** How many operations wait for somebody who has the key they are sealed under. */
export async function sealedAway(db: TillDb, keyIds: ReadonlySet<string>): Promise<number> {
  return db.sync_outbox
    .where('_sync_status')
    .equals('pending')
    .filter((entry) => entry._sealed !== undefined && !keyIds.has(entry._sealed.key_id))
    .count();
}

/** Puts a failed operation back into the queue, and its record back to pending; false where there is no failed one. */
export async function retry(db: TillDb, opId: string): Promise<boolean> {
  const table = (await db.sync_outbox.get({ op_id: opId }))?.table_name;
  const stores = db.tables.filter((store) => store.name === table);
  const queued = await db.transaction('rw', [db.sync_outbox, db.sync_state, ...stores], async () => {
    const entry = await db.sync_outbox.get({ op_id: opId });
    if (entry?._sync_status !== 'failed') {
      return false;
    }
    await db.sync_outbox.put({ ...entry, ...FRESH, sent_at: entry.sent_at });
    await noteRequeued(db);
    const record = { _sync_status: 'pending', _synced: 0, _error: null };
    await Promise.all(stores.map((store) => store.where(':id').equals(entry.record_id).modify(record)));
    return true;
  });
  if (queued) {
    changes.announce(['sync_outbox', ...stores.map((store) => store.name)], true);
  }
  return queued;
}

/** Says that something older is in the queue again, for those who had counted it off. Inside a transaction on `sync_state`. */
export async function noteRequeued(db: TillDb): Promise<void> {
  await writeState(db, 'requeued', ((await readState(db, 'requeued')) ?? 0) + 1);
}

/** Forgets operations that were settled well and happened before that time; never anything that is open or failed. */
export async function purgeSettled(db: TillDb, before: Date): Promise<number> {
  const time = before.toISOString();
  return db.sync_outbox
    .where('_sync_status')
    .equals('synced')
    .filter((entry) => entry.occurred_at < time)
    .delete();
}

/** The next `seq` is above this one: an operation with it came from a file. Inside a transaction on `sync_state`. */
export async function reserveSeq(db: TillDb, seq: number): Promise<void> {
  if (seq > ((await readState(db, 'seq')) ?? 0)) {
    await writeState(db, 'seq', seq);
  }
}

export function inOrder(a: OutboxEntry, b: OutboxEntry): number {
  return a.epoch - b.epoch || a.seq - b.seq;
}

export function entryOf(queued: Queued): OutboxEntry {
  const payload = Object.entries(queued.payload).filter(([name]) => !name.startsWith('_'));
  return {
    epoch: queued.epoch,
    seq: queued.seq,
    op_id: queued.opId,
    type: queued.type,
    table_name: queued.type.slice(0, queued.type.indexOf('.')),
    record_id: queued.recordId,
    ...(queued.sealed === undefined ? { payload: Object.fromEntries(payload) } : { _sealed: queued.sealed }),
    base_version: queued.baseVersion,
    occurred_at: queued.occurredAt,
    ...FRESH,
  };
}
