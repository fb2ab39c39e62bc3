import { appendBlocks, isBlockTable } from '../catalog/blocks';
import { BLOCK_TABLES, ROW_TABLES, type TillDb } from '../store/db';
import type { Row } from '../store/records';

/** A block that was added, as the `changed` message tells it. */
export interface NewBlock {
  table: string;
  block: number;
}

/** Whether the till keeps the table; a newer server may send more. */
export function isKnown(table: string): boolean {
  return table in ROW_TABLES || isBlockTable(table);
}

/** All tables of the feed that the till keeps. */
export const FEED_TABLES: readonly string[] = [...Object.keys(ROW_TABLES), ...BLOCK_TABLES];

/**
 * What one transaction is about to write, by table: rows in stores of their own one by one, the others as blocks. The last
 * word on a record counts.
 */
export class Staging {
  private readonly db: TillDb;
  private readonly tables = new Map<string, Map<string, Row | null>>();

  constructor(db: TillDb) {
    this.db = db;
  }

  /** The record becomes this; null: it is gone. */
  set(table: string, id: string, row: Row | null): void {
    const staged = this.tables.get(table) ?? new Map<string, Row | null>();
    staged.set(id, row);
    this.tables.set(table, staged);
  }

  /**
   * Sets some columns of records that are there; of a table in blocks nothing is known by record.
   * @param columns by id
   */
  async amend(table: string, columns: ReadonlyMap<string, object>): Promise<void> {
    if (isBlockTable(table)) {
      return;
    }
    const staged = this.tables.get(table);
    const unread = [...columns.keys()].filter((id) => !staged?.has(id));
    const rows = await this.db.table<Row, string>(table).bulkGet(unread);
    const read = new Map(unread.map((id, at) => [id, rows[at]]));
    for (const [id, values] of columns) {
      const current = staged?.has(id) ? staged.get(id) : read.get(id);
      if (current) {
        this.set(table, id, { ...current, ...values });
      }
    }
  }

  /** Names of the tables that change. */
  get changed(): string[] {
    return [...this.tables.keys()];
  }

  /** Writes everything; answers the new blocks. */
  async write(): Promise<NewBlock[]> {
    const blocks: NewBlock[] = [];
    for (const [table, staged] of this.tables) {
      const rows = [...staged.values()].filter((row) => row !== null);
      const gone = [...staged].filter(([, row]) => row === null).map(([id]) => id);
      if (isBlockTable(table)) {
        const added = await appendBlocks(this.db, table, rows, gone);
        blocks.push(...added.map((block) => ({ table, block })));
      } else {
        await this.db.table(table).bulkPut(rows);
        await this.db.table(table).bulkDelete(gone);
      }
    }
    return blocks;
  }
}

/** A server's row as it goes into its store. Rows in blocks go without local columns: nobody writes those but the server. */
export function synced(table: string, row: Row): Row {
  return isBlockTable(table) ? row : { ...row, _synced: 1, _sync_status: 'synced' };
}
