import type { TillDb } from '../store/db';
import { readStates, type Stream, writeState } from '../store/state';
import { FEED_TABLES } from './staging';
import type { TableDigest, Transport } from './transport';

/** What a till needs to sell; pulled first. */
const CATALOGUE: readonly string[] = [
  'organizations',
  'branches',
  'staff',
  'pos_settings',
  'organization_settings',
  'product_categories',
  'product_subcategories',
  'products',
  'product_colors',
  'product_sizes',
  'price_lists',
  'promotions',
  'expense_categories',
];

/** Sealed at rest: pulled only while somebody is logged in. */
const PEOPLE: readonly string[] = ['customers'];

/** A part of the feed with a cursor of its own, which belongs to exactly these tables. */
export interface StreamPlan {
  /** of `sync_state`: `cursor:<name>` */
  name: string;
  group: Stream;
  tables: readonly string[];
}

/** Which stream a table comes in. */
export function groupOf(table: string): Stream {
  if (CATALOGUE.includes(table)) {
    return 'catalogue';
  }
  return PEOPLE.includes(table) ? 'people' : 'books';
}

/**
 * Which stream's receipts count for an operation on the table: those that come with its effects. People's are taken from the
 * books, because nobody may be logged in for long.
 */
export function settlesIn(table: string): Stream {
  const group = groupOf(table);
  return group === 'people' ? 'books' : group;
}

const GROUPS: readonly Stream[] = ['catalogue', 'books', 'people'];

/** The streams of this till, in the order in which they are pulled. */
export class Streams {
  private readonly db: TillDb;
  private readonly transport: Transport;
  /** what the gateway said it has, at the start of a first load */
  private digests: readonly TableDigest[] = [];

  constructor(db: TillDb, transport: Transport) {
    this.db = db;
    this.transport = transport;
  }

  /**
   * A stream keeps to the tables it began with. What a newer version of the till wants beside them becomes a stream of its
   * own, so that an update doesn't load everything anew; what the gateway hasn't got is not asked for.
   */
  async plan(): Promise<StreamPlan[]> {
    const known = await this.known();
    const covered = new Set(known.flatMap((stream) => stream.tables));
    const missing = FEED_TABLES.filter((table) => !covered.has(table));
    const added = missing.length === 0 ? [] : await this.begin(missing, known);
    const all = [...known, ...added];
    return GROUPS.flatMap((group) => all.filter((stream) => stream.group === group));
  }

  private async known(): Promise<StreamPlan[]> {
    const entries = await this.db.sync_state.where('key').startsWith('tables:').toArray();
    return entries.map((entry) => {
      const tables = String(entry.value).split(',');
      return { name: entry.key.slice('tables:'.length), group: groupOf(tables[0] ?? ''), tables };
    });
  }

  private async begin(missing: readonly string[], known: readonly StreamPlan[]): Promise<StreamPlan[]> {
    await this.measure();
    const served = new Set(this.digests.map((digest) => digest.table));
    const begun: StreamPlan[] = [];
    for (const group of GROUPS) {
      const tables = missing.filter((table) => groupOf(table) === group && served.has(table)).sort();
      if (tables.length > 0) {
        const taken = known.filter((stream) => stream.group === group).length;
        const name = taken === 0 ? group : `${group}+${taken}`;
        await writeState(this.db, `tables:${name}`, tables.join(','));
        begun.push({ name, group, tables });
      }
    }
    return begun;
  }

  /** Asks the gateway what it has, before a load from nothing. */
  async measure(): Promise<void> {
    this.digests = await this.transport.digest([]);
  }

  /** How many records the gateway had of these tables when it was asked; null where it wasn't. */
  total(tables: readonly string[]): number | null {
    const counts = this.digests
      .filter((digest) => tables.includes(digest.table))
      .map((digest) => digest.count);
    return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
  }
}

/** How far a stream has come. */
export interface Place {
  cursor: string | null;
  etag: string | null;
  /** whether it is being loaded from nothing over what is there */
  replacing: boolean;
  /** whether it ever had a page */
  begun: boolean;
  /** of a load from nothing: records so far; null once it has come to its end */
  rows: number | null;
}

export async function readPlace(db: TillDb, name: string): Promise<Place> {
  const [cursor, etag, resyncing, begun, loading] = await readStates(
    db,
    `cursor:${name}`,
    `etag:${name}`,
    `resyncing:${name}`,
    `begun:${name}`,
    `loading:${name}`,
  );
  return {
    cursor: cursor ?? null,
    etag: etag ?? null,
    replacing: resyncing !== undefined,
    begun: begun ?? false,
    rows: loading ?? (cursor === undefined ? 0 : null),
  };
}
