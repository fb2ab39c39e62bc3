import { isBlockTable, liveVersions } from '../catalog/blocks';
import type { ServerRow, TillDb } from '../store/db';
import type { Row } from '../store/records';
import { writeState } from '../store/state';
import { Queue } from './queue';
import { type NewBlock, Staging } from './staging';
import type { StreamPlan } from './streams';

const SWEEP = 200;

type Seen = Record<string, string[]>;

/**
 * Loading tables from nothing over what is there: records that come are replaced, and those that did not come by the end are
 * gone at the server and go here too. The till sells on meanwhile; the outbox and open changes stay (PROTOCOL §2).
 */
export class Resync {
  private readonly db: TillDb;
  private readonly name: string;

  constructor(db: TillDb, name: string) {
    this.db = db;
    this.name = name;
  }

  /** The stream starts from nothing. Survives a restart in the middle. */
  async begin(): Promise<void> {
    await this.db.transaction('rw', this.db.sync_state, async () => {
      await writeState(this.db, `cursor:${this.name}`, undefined);
      await writeState(this.db, `etag:${this.name}`, undefined);
      await writeState(this.db, `loading:${this.name}`, undefined);
      await this.forget();
      await writeState(this.db, `resyncing:${this.name}`, true);
    });
  }

  /** These records exist, as the page says that ends with the cursor. Inside the page's transaction. */
  async saw(cursor: string, seen: ReadonlyMap<string, readonly string[]>): Promise<void> {
    await writeState(this.db, `resyncing:${this.name}:${cursor}`, Object.fromEntries(seen));
  }

  /** Everything has come: what hasn't been seen goes. Again from its begin where it was interrupted. */
  async end(stream: StreamPlan): Promise<NewBlock[]> {
    const seen = await this.seen();
    const blocks: NewBlock[] = [];
    for (const table of stream.tables) {
      blocks.push(...(await sweep(this.db, table, seen.get(table) ?? new Set())));
    }
    await this.db.transaction('rw', this.db.sync_state, async () => this.forget());
    return blocks;
  }

  private async seen(): Promise<Map<string, Set<string>>> {
    const pages = await this.db.sync_state.where('key').startsWith(`resyncing:${this.name}:`).toArray();
    const seen = new Map<string, Set<string>>();
    for (const page of pages) {
      for (const [table, ids] of Object.entries(page.value as Seen)) {
        const all = seen.get(table) ?? new Set<string>();
        for (const id of ids) {
          all.add(id);
        }
        seen.set(table, all);
      }
    }
    return seen;
  }

  private async forget(): Promise<void> {
    await this.db.sync_state.where('key').startsWith(`resyncing:${this.name}:`).delete();
    await writeState(this.db, `resyncing:${this.name}`, undefined);
  }
}

/** Drops the server's records of a table that it hasn't got any more; what this till has open over them stays. */
export async function sweep(db: TillDb, table: string, seen: ReadonlySet<string>): Promise<NewBlock[]> {
  const unseen = (await knownIds(db, table)).filter((id) => !seen.has(id));
  const blocks: NewBlock[] = [];
  for (let from = 0; from < unseen.length; from += SWEEP) {
    const ids = unseen.slice(from, from + SWEEP);
    const stores = [db.table(table), db.sync_outbox, db.server_rows];
    blocks.push(...(await db.transaction('rw', stores, async () => drop(db, table, ids))));
  }
  return blocks;
}

async function drop(db: TillDb, table: string, ids: readonly string[]): Promise<NewBlock[]> {
  const staging = new Staging(db);
  const unsettled = await new Queue(db).unsettled(table, ids);
  const fromServer = new Set(await serverIds(db, table, ids));
  for (const id of ids) {
    if (unsettled.has(id) && fromServer.has(id)) {
      const gone: ServerRow = { table, id, version: 0, deleted: true, data: null };
      await db.server_rows.put(gone);
    } else if (fromServer.has(id)) {
      await db.server_rows.delete([table, id]);
      staging.set(table, id, null);
    }
  }
  return staging.write();
}

/** Of these records, those that the server had: a record that this till made and nobody has acknowledged is none. */
async function serverIds(db: TillDb, table: string, ids: readonly string[]): Promise<string[]> {
  if (isBlockTable(table)) {
    return [...ids];
  }
  const rows = await db.table<Row, string>(table).bulkGet([...ids]);
  const kept = await db.server_rows.bulkGet(ids.map((id): [string, string] => [table, id]));
  return ids.filter((_, index) => rows[index]?.version !== undefined || kept[index] !== undefined);
}

async function knownIds(db: TillDb, table: string): Promise<string[]> {
  const kept = await db.server_rows.where('[table+id]').between([table, ''], [table, '\uffff']).toArray();
  const ids = isBlockTable(table)
    ? [...(await liveVersions(db, table)).keys()]
    : await db.table<Row, string>(table).toCollection().primaryKeys();
  return [...new Set([...ids, ...kept.map((row) => row.id)])];
}
