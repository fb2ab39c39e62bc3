import { changes } from './changes';
import { type OutboxEntry, ROW_TABLES, type TillDb } from './db';
import { append, noteRequeued, openOperations } from './outbox';
import { decoded, type ExportedOperation, encoded, type OutboxFile, parseOutboxFile } from './outboxFile';
import type { OrderItem, ReturnItem } from './records';
import { Refusal } from './refusal';
import { next, readEpoch, readState, writeState } from './state';
import { NO_STOCK, returned, type StockChanges, sold, unsold } from './stock';
import type { Till } from './till';

/**
 * Everything that isn't settled, oldest first, as it would be pushed. What was sealed is opened as far as who is logged in
 * has the key, and stays sealed else: keep the file as carefully as the till.
 *
 * @throws Refusal `not_enrolled`
 */
export async function exportOutbox(till: Till): Promise<OutboxFile> {
  const device_id = await readState(till.db, 'device_id');
  if (device_id === undefined) {
    throw new Refusal('not_enrolled');
  }
  const open = await openOperations(till.db);
  const operations = await Promise.all(open.map((entry) => exported(till, entry)));
  return { device_id, exported_at: till.now().toISOString(), operations };
}

/**
 * Puts the operations of a file into the outbox, with the records that they begin; what the outbox has already is left out.
 * They keep their `op_id`, so whatever arrived before has no second effect, and their numbers, unless those were given
 * to other operations meanwhile: then the next free ones.
 *
 * @returns how many were taken
 * @throws Refusal `not_enrolled`; `invalid_file`; `other_device` for a file of another device
 */
export async function importOutbox(till: Till, text: string): Promise<number> {
  const file = parseOutboxFile(text);
  const { db } = till;
  const tables = db.tables.filter((table) =>
    file.operations.some((operation) => tableOf(operation) === table.name),
  );
  const stores = [db.sync_outbox, db.sync_state, db.fiscal_documents, db.pending_stock, ...tables];
  const taken = await db.transaction('rw', stores, async () => {
    const device = await readState(db, 'device_id');
    if (device !== file.device_id) {
      throw new Refusal(device === undefined ? 'not_enrolled' : 'other_device', { owner: file.device_id });
    }
    let count = 0;
    for (const operation of file.operations) {
      count += (await take(till, operation)) ? 1 : 0;
    }
    await noteRequeued(db);
    return count;
  });
  changes.announce(['sync_outbox', 'pending_stock', ...tables.map((table) => table.name)], true);
  return taken;
}

/** As it would be pushed; sealed where nobody here can open it. */
export async function exported(till: Till, entry: OutboxEntry): Promise<ExportedOperation> {
  const { op_id, seq, epoch, type, base_version, occurred_at, payload, _sealed } = entry;
  const operation = { op_id, seq, epoch, type, id: entry.record_id, base_version, occurred_at };
  if (_sealed === undefined) {
    return { ...operation, payload };
  }
  const opened = await till.vault.unseal<Record<string, unknown>>(entry.record_id, _sealed);
  return opened === null ? { ...operation, sealed: encoded(_sealed) } : { ...operation, payload: opened };
}

async function take(till: Till, operation: ExportedOperation): Promise<boolean> {
  const { db } = till;
  if ((await db.sync_outbox.get({ op_id: operation.op_id })) !== undefined) {
    return false;
  }
  const { epoch, seq } = await freeNumber(till, operation);
  await append(db, {
    opId: operation.op_id,
    epoch,
    seq,
    type: operation.type,
    recordId: operation.id,
    payload: operation.payload ?? {},
    ...(operation.sealed === undefined ? {} : { sealed: decoded(operation.sealed) }),
    baseVersion: operation.base_version ?? null,
    occurredAt: operation.occurred_at,
  });
  await restore(till, operation);
  await layStock(till, operation, { epoch, seq });
  await relink(till, operation);
  return true;
}

async function freeNumber(till: Till, operation: ExportedOperation): Promise<{ epoch: number; seq: number }> {
  const { db } = till;
  const { epoch, seq } = operation;
  const current = await readEpoch(db);
  if ((await db.sync_outbox.get([epoch, seq])) !== undefined) {
    return { epoch: current, seq: await next(db, 'seq') };
  }
  if (epoch === current && seq > ((await readState(db, 'seq')) ?? 0)) {
    await writeState(db, 'seq', seq);
  }
  return { epoch, seq };
}

/** The record that the operation begins, where the till hasn't got it. */
async function restore(till: Till, operation: ExportedOperation): Promise<void> {
  const table = tableOf(operation);
  const isNew = operation.payload !== undefined && (operation.base_version ?? null) === null;
  const begins = isNew && /\.(create|open|upsert)$/.test(operation.type);
  if (!begins || !(table in ROW_TABLES) || table === 'customers') {
    return;
  }
  const store = till.db.table(table);
  if ((await store.get(operation.id)) !== undefined) {
    return;
  }
  await store.put({
    ...operation.payload,
    id: operation.id,
    occurred_at: operation.occurred_at,
    created_at: operation.occurred_at,
    _synced: 0,
    _sync_status: 'pending',
    _pending_operation: 'INSERT',
    _local_updated_at: operation.occurred_at,
    _error: null,
  });
}

/** What the operation moves on the shelves, until its receipt is pulled: as when it was written. */
async function layStock(
  { db }: Till,
  operation: ExportedOperation,
  place: { epoch: number; seq: number },
): Promise<void> {
  const moved = await stockOf(db, operation);
  if (moved.size > 0) {
    const rows = [...moved].map(([product_id, change]) => ({ ...place, product_id, change }));
    await db.pending_stock.bulkPut(rows);
  }
}

async function stockOf(db: TillDb, { type, id, payload }: ExportedOperation): Promise<StockChanges> {
  switch (type) {
    case 'orders.create':
      return sold(itemsIn<OrderItem>(payload));
    case 'orders.void':
      return unsold((await db.orders.get(id))?.items ?? []);
    case 'returns.create':
      return returned(itemsIn<ReturnItem>(payload));
    default:
      return NO_STOCK;
  }
}

function itemsIn<I>(payload: { items?: unknown } = {}): I[] {
  return Array.isArray(payload.items) ? payload.items : [];
}

/** A document that follows the last one here belongs to the chain again (B-3). */
async function relink(till: Till, operation: ExportedOperation): Promise<void> {
  const { document_seq, previous_hash, document_hash, total, tax } = operation.payload ?? {};
  const documents = till.db.fiscal_documents;
  const last = await documents.orderBy('document_seq').last();
  if (
    typeof document_seq !== 'number' ||
    typeof previous_hash !== 'string' ||
    typeof document_hash !== 'string' ||
    document_seq !== (last?.document_seq ?? 0) + 1 ||
    (last !== undefined && last.document_hash !== previous_hash)
  ) {
    return;
  }
  await documents.add({
    document_seq,
    kind: operation.type,
    id: operation.id,
    occurred_at: operation.occurred_at,
    total: typeof total === 'number' ? total : null,
    tax: typeof tax === 'number' ? tax : null,
    previous_hash,
    document_hash,
  });
}

function tableOf(operation: ExportedOperation): string {
  return operation.type.slice(0, operation.type.indexOf('.'));
}
