import { isBlockTable } from '../catalog/blocks';
import type { ServerRow, TillDb } from '../store/db';
import type { Row } from '../store/records';
import { Queue } from './queue';
import { isComplete, show } from './settle';
import { type Staging, synced } from './staging';

/** A change of the feed as it goes into its store: a person's record is sealed already. Null where the record is gone. */
export interface Arrival {
  table: string;
  id: string;
  version: number;
  row: Row | null;
}

/**
 * Lays changes of the feed over what the till has, inside a transaction of the caller's. A record with open operations of
 * this till keeps showing those; the server's row is kept aside until they are settled (S1-82, S1-97).
 */
export async function lay(db: TillDb, staging: Staging, arrivals: readonly Arrival[]): Promise<void> {
  for (const [table, changes] of byTable(arrivals)) {
    const ids = changes.map((change) => change.id);
    const unsettled = await new Queue(db).unsettled(table, ids);
    const kept = await keptRows(db, table, ids);
    for (const change of changes) {
      const before = kept.get(change.id);
      if (unsettled.has(change.id)) {
        await db.server_rows.put({ ...serverRow(change), awaited_version: before?.awaited_version });
      } else if (before !== undefined) {
        await showOrKeep(db, staging, { ...serverRow(change), awaited_version: before.awaited_version });
      } else {
        staging.set(table, change.id, change.row === null ? null : synced(table, change.row));
      }
    }
  }
}

/** The till's own operation has its receipt; what is older than that receipt is not shown any more. */
async function showOrKeep(db: TillDb, staging: Staging, row: ServerRow): Promise<void> {
  if (isComplete(row)) {
    await db.server_rows.delete([row.table, row.id]);
    show(staging, row, null);
  } else {
    await db.server_rows.put(row);
  }
}

async function keptRows(db: TillDb, table: string, ids: readonly string[]): Promise<Map<string, ServerRow>> {
  if ((await db.server_rows.count()) === 0) {
    return new Map();
  }
  const rows = await db.server_rows.bulkGet(ids.map((id): [string, string] => [table, id]));
  return new Map(rows.filter((row) => row !== undefined).map((row) => [row.id, row]));
}

function serverRow(arrival: Arrival): ServerRow {
  return {
    table: arrival.table,
    id: arrival.id,
    version: arrival.version,
    deleted: arrival.row === null,
    data: arrival.row === null ? null : { ...arrival.row },
  };
}

function byTable(arrivals: readonly Arrival[]): Map<string, Arrival[]> {
  const tables = new Map<string, Arrival[]>();
  for (const arrival of arrivals) {
    const list = tables.get(arrival.table);
    if (list === undefined) {
      tables.set(arrival.table, [arrival]);
    } else {
      list.push(arrival);
    }
  }
  return tables;
}

/** A page by how it is written. */
export interface Parts {
  /** in blocks, which no sale looks at */
  products: Arrival[];
  /** in stores of their own */
  rows: Arrival[];
  /** an effect of sales, so these stay with the receipts of those */
  levels: Arrival[];
}

export function partsOf(arrivals: readonly Arrival[]): Parts {
  return {
    products: arrivals.filter(({ table }) => table === 'products'),
    rows: arrivals.filter(({ table }) => !isBlockTable(table)),
    levels: arrivals.filter(({ table }) => isBlockTable(table) && table !== 'products'),
  };
}
