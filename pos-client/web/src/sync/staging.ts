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

  /** Sets some columns of a record that is there; of a table in blocks nothing is known by record. */
  async amend(table: string, id: string, columns: object): Promise<void> {
    const staged = this.tables.get(table)?.get(id);
    if (staged === null || isBlockTable(table)) {
      return;
    }
    const current = staged ?? (await this.db.table<Row, string>(table).get(id));
    if (current !== undefined) {
      this.set(table, id, { ...current, ...columns });
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
