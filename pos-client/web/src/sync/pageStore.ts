import Dexie from 'dexie';
import type { TillDb } from '../store/db';
import type { Conflict, Row } from '../store/records';
import { type DataKey, sealRow } from '../store/sealing';
import { writeState } from '../store/state';
import type { Change } from '../wire';
import type { SyncConfig } from './config';
import { type Arrival, lay, partsOf } from './lay';
import { Queue } from './queue';
import { Resync } from './resync';
import { Settlement } from './settle';
import { isKnown, type NewBlock, Staging, synced } from './staging';
import { groupOf, type Place, readPlace, type StreamPlan, settlesIn } from './streams';
import type { Page } from './transport';

/** Hears of new content, for those who show it. */
export type ChangeListener = (tables: readonly string[], blocks: readonly NewBlock[]) => void;

/** What became of a page. */
export interface Stored {
  receipts: number;
  /** somebody moved the stream's cursor meanwhile: the page counts for nothing */
  overtaken: boolean;
}

/**
 * Stores pages of the feed, in writes so small that a scan never waits for them. The last rows, all receipts and the cursor
 * are one transaction, so a crash repeats a page and never leaves one out, and a sale's effects and its receipt show
 * together.
 */
export class PageStore {
  private readonly db: TillDb;
  private readonly config: SyncConfig;
  private readonly onChange: ChangeListener;

  constructor(db: TillDb, config: SyncConfig, onChange: ChangeListener) {
    this.db = db;
    this.config = config;
    this.onChange = onChange;
  }

  /** Stores a page of a stream that stood at this place. */
  async store(stream: StreamPlan, place: Place, page: Page, keys: readonly DataKey[]): Promise<Stored> {
    const last = await this.begin(await arrivals(page.answer.changes, keys), isFirstLoad(stream, place));
    const stored = await this.finish(stream, place, page, last);
    if (place.replacing && !page.answer.has_more && !stored.overtaken) {
      this.onChange(stream.tables, await new Resync(this.db, stream.name).end(stream));
    }
    return stored;
  }

  /** Stores changes beside any stream's cursor; answers the ids. */
  async storeBeside(changes: readonly Change[], keys: readonly DataKey[]): Promise<string[]> {
    await this.write(await this.begin(await arrivals(changes, keys), false));
    await this.rest(false);
    return changes.map((change) => change.id);
  }

  /** Writes a page but for what is left to its last transaction, and answers that. */
  private async begin(all: readonly Arrival[], first: boolean): Promise<Arrival[]> {
    const { products, rows, levels } = partsOf(all);
    const alone = products.length > 0 && !(await this.isOurs('products'));
    for (let from = 0; from < products.length; ) {
      const piece = products.slice(from, from + this.productsAtOnce(first));
      await (alone ? this.append(piece) : this.write(piece));
      from += piece.length;
      await this.rest(first);
    }
    const size = first ? this.config.firstWriteRows : this.config.writeRows;
    let from = 0;
    for (; rows.length - from > size; from += size) {
      await this.write(rows.slice(from, from + size));
      await this.rest(first);
    }
    return [...levels, ...rows.slice(from)];
  }

  /** Asked before each write: whoever comes to the till in the middle of a page doesn't wait for its end. */
  private productsAtOnce(first: boolean): number {
    if (first) {
      return this.config.firstWriteProducts;
    }
    return this.config.isAttended() ? this.config.attendedWriteProducts : this.config.writeProducts;
  }

  private rest(first: boolean): Promise<void> {
    const usual = this.config.isAttended() ? this.config.attendedPauseMs : this.config.writePauseMs;
    return this.config.sleep(first ? 0 : usual);
  }

  /** Whether the table has operations of this till, or rows that were kept aside for them. */
  private isOurs(table: string): Promise<boolean> {
    const { sync_outbox, server_rows } = this.db;
    return this.db.transaction('r', sync_outbox, server_rows, async () => {
      const kept = await server_rows
        .where('[table+id]')
        .between([table, Dexie.minKey], [table, Dexie.maxKey])
        .count();
      return kept > 0 || (await new Queue(this.db).hasAny(table));
    });
  }

  /** Products that this till has no word in: over their blocks alone, so that no sale waits for them. */
  private async append(batch: readonly Arrival[]): Promise<void> {
    const staging = new Staging(this.db);
    for (const { table, id, row } of batch) {
      staging.set(table, id, row === null ? null : synced(table, row));
    }
    const blocks = await this.db.transaction('rw', this.db.products, () => staging.write());
    this.onChange(['products'], blocks);
  }

  private async write(batch: readonly Arrival[]): Promise<void> {
    if (batch.length === 0) {
      return;
    }
    const tables = tablesOf(batch);
    const stores = [...tables, 'sync_outbox', 'server_rows'];
    const blocks = await this.db.transaction('rw', stores, async () => {
      const staging = new Staging(this.db);
      await lay(this.db, staging, batch);
      return staging.write();
    });
    this.onChange(tables, blocks);
  }

  private async finish(
    stream: StreamPlan,
    place: Place,
    page: Page,
    last: readonly Arrival[],
  ): Promise<Stored> {
    const receipts = page.answer.receipts.filter((receipt) => settlesIn(receipt.table) === stream.group);
    const receiptTables = receipts.map((receipt) => receipt.table).filter(isKnown);
    const tables = new Set([...tablesOf(last), ...receiptTables]);
    const ours = ['sync_outbox', 'server_rows', 'pending_stock'];
    const stores = last.length + receipts.length > 0 ? [...tables, ...ours, 'sync_state'] : ['sync_state'];
    const done = await this.db.transaction('rw', stores, async () => {
      if ((await readPlace(this.db, stream.name)).cursor !== place.cursor) {
        return null;
      }
      const staging = new Staging(this.db);
      await lay(this.db, staging, last);
      const settled = await new Settlement(this.db, staging).settle(receipts);
      const blocks = await staging.write();
      await this.remember(stream, place, page);
      return { settled, blocks, tables: staging.changed };
    });
    if (done === null) {
      return { receipts: 0, overtaken: true };
    }
    const outbox = done.settled > 0 ? ['sync_outbox', 'pending_stock'] : [];
    this.onChange([...done.tables, ...outbox], done.blocks);
    return { receipts: done.settled, overtaken: false };
  }

  private async remember(stream: StreamPlan, place: Place, { answer, etag }: Page): Promise<void> {
    const still = answer.cursor === place.cursor && etag !== null;
    const loading = place.rows !== null && answer.has_more;
    const rows = loading ? (place.rows ?? 0) + answer.changes.length : undefined;
    // All at once: the transaction that sales wait for is over sooner.
    await Promise.all([
      writeState(this.db, `cursor:${stream.name}`, answer.cursor),
      writeState(this.db, `etag:${stream.name}`, still ? etag : undefined),
      writeState(this.db, `begun:${stream.name}`, true),
      writeState(this.db, `loading:${stream.name}`, rows),
      stream.name === 'books' && writeState(this.db, 'applied_through', answer.applied_through),
    ]);
    if (place.replacing) {
      await new Resync(this.db, stream.name).saw(answer.cursor, idsByTable(answer.changes));
    }
  }
}

/** Whether the till can't sell yet, because its prices are still coming. */
export function isFirstLoad(stream: StreamPlan, place: Place): boolean {
  return stream.group === 'catalogue' && place.rows !== null && !place.replacing;
}

/** Sealing comes before any transaction: nothing foreign may be awaited within one. */
function arrivals(changes: readonly Change[], keys: readonly DataKey[]): Promise<Arrival[]> {
  return Promise.all(
    changes.filter((change) => isKnown(change.table)).map((change) => arrival(change, keys)),
  );
}

async function arrival(change: Change, keys: readonly DataKey[]): Promise<Arrival> {
  const { table, id, version } = change;
  if (change.deleted || change.data === undefined) {
    return { table, id, version, row: null };
  }
  const row: Row = { ...withoutPeople(table, change.data), id, version };
  return { table, id, version, row: groupOf(table) === 'people' ? await sealRow(keyInUse(keys), row) : row };
}

/**
 * A conflict about a person's record has that record's fields on both sides, and is there for those who have no key too: it
 * is kept without them (`conflictSides` asks for them).
 */
function withoutPeople(table: string, data: object): object {
  const conflict: Partial<Conflict> = data;
  return table === 'conflicts' && groupOf(conflict.table ?? '') === 'people'
    ? { ...data, local_data: null, server_data: null, suggested_fix: null }
    : data;
}

function keyInUse(keys: readonly DataKey[]): DataKey {
  const [key] = keys;
  if (key === undefined) {
    throw new Error('people are pulled only while somebody is logged in');
  }
  return key;
}

function tablesOf(batch: readonly Arrival[]): string[] {
  return [...new Set(batch.map((change) => change.table))];
}

function idsByTable(changes: readonly Change[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const change of changes) {
    const known = ids.get(change.table);
    if (known === undefined) {
      ids.set(change.table, [change.id]);
    } else {
      known.push(change.id);
    }
  }
  return ids;
}
