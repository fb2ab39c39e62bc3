import { changes } from './changes';
import type { RowTable, Sealed, SealedRow, TillDb } from './db';
import { type Link, link } from './documents';
import { differing, keepServers, withoutEmpty } from './fields';
import { append } from './outbox';
import type { Row } from './records';
import { readStates, writeState } from './state';
import { NO_STOCK, type StockChanges } from './stock';
import type { Till } from './till';

/** What the till knows of itself while an operation is written. */
export interface Device {
  device_id: string | undefined;
  branch_id: string | null | undefined;
  device_label: string | undefined;
  epoch: number;
  shift_id: string | undefined;
  last_error: string | undefined;
}

/** The shift in which something happened, and who did it. */
export interface Stamp {
  staff_work_session_id?: string | null;
  employee_id?: string | null;
}

const STORES = ['sync_outbox', 'sync_state', 'server_rows', 'fiscal_documents', 'pending_stock'] as const;

/**
 * Does what happens at the till in one transaction over the named tables, the outbox, the counters, the chain of documents
 * and the stock: all of it is there after a power cut, or nothing (S0-7, S1-93, R-1). Then everyone who shows these tables
 * is told, and the sync is nudged; nothing waits for either.
 *
 * @param work awaits nothing but the store's own promises: anything else ends the transaction
 */
export async function record<T>(
  till: Till,
  tables: readonly RowTable[],
  work: (log: OperationLog) => Promise<T>,
): Promise<T> {
  const { db } = till;
  const names = [...STORES, ...tables];
  const answer = await db.transaction('rw', names, async () => {
    const log = await OperationLog.begin(till);
    const result = await work(log);
    await log.finish();
    return result;
  });
  changes.announce(names, true);
  return answer;
}

/** Writes operations inside {@link record}'s transaction: each with its link, its outbox entry, its record, its stock. */
export class OperationLog {
  readonly db: TillDb;
  /** when it happens: by the device's clock, RFC 3339 */
  readonly now: string;
  readonly device: Device;
  readonly #till: Till;
  readonly #counters = new Map<'seq' | `number:${string}`, number>();

  private constructor(till: Till, device: Device) {
    this.#till = till;
    this.db = till.db;
    this.now = till.now().toISOString();
    this.device = device;
  }

  static async begin(till: Till): Promise<OperationLog> {
    const [device_id, branch_id, device_label, epoch = 1, shift_id, last_error, seq = 0] = await readStates(
      till.db,
      'device_id',
      'branch_id',
      'device_label',
      'epoch',
      'shift_id',
      'last_error',
      'seq',
    );
    const log = new OperationLog(till, { device_id, branch_id, device_label, epoch, shift_id, last_error });
    log.#counters.set('seq', seq);
    return log;
  }

  /** A new id for a record or a row. */
  newId(): string {
    return this.#till.newId();
  }

  /** Marks what happens now with the open shift and with who works here, unless it says so itself (B-1, R-8). */
  stamp<P extends object>(payload: P): P & Stamp {
    const said: Stamp = payload;
    return {
      ...payload,
      staff_work_session_id: said.staff_work_session_id ?? this.device.shift_id,
      employee_id: said.employee_id ?? this.#till.session.person?.id,
    };
  }

  /** The next number of a series, from 1, without gaps (B-2). */
  async nextNumber(series: string): Promise<number> {
    return this.#next(`number:${series}`);
  }

  /**
   * Writes a record that begins with this operation.
   *
   * @param shown what the till shows of it beside the payload
   */
  async create<P extends object>(
    type: string,
    id: string,
    payload: P,
    { shown = {}, stock = NO_STOCK }: { shown?: object; stock?: StockChanges } = {},
  ): Promise<P & Link & Row> {
    const said = { ...withoutEmpty(payload), ...(await link(this, type, id, payload)) };
    const row = {
      ...said,
      ...shown,
      id,
      branch_id: this.device.branch_id ?? null,
      device_id: this.device.device_id ?? null,
      created_at: this.now,
      occurred_at: this.now,
      ...this.#pending('INSERT'),
    };
    // Together: each answer that is waited for makes the transaction longer.
    await Promise.all([this.#queue(type, id, said, null, stock), this.#store(tableOf(type)).put(row)]);
    return row;
  }

  /** Writes what happens to a record that is there, and answers how the till shows it from now on. */
  async change<R extends Row>(
    type: string,
    current: R,
    payload: object,
    changed: Partial<R>,
    stock: StockChanges = NO_STOCK,
  ): Promise<R> {
    const said = { ...withoutEmpty(payload), ...(await link(this, type, current.id, payload)) };
    await keepServers(this.db, tableOf(type), current);
    await this.#queue(type, current.id, said, current.version ?? null, stock);
    const row = { ...current, ...changed, ...this.#pending('UPDATE') };
    await this.#store(tableOf(type)).put(row);
    return row;
  }

  /**
   * Creates or changes a record of master data. Only what differs is sent, with the version that it was changed on, so that
   * the server can merge (DESIGN §5); null clears a field. Nothing is written where nothing differs.
   */
  async upsert<R extends Row>(table: RowTable, id: string, fields: Partial<R>): Promise<R> {
    const current: R | undefined = await this.#store(table).get(id);
    const changed = current === undefined ? withoutEmpty(fields) : differing(current, fields);
    if (current !== undefined && Object.keys(changed).length === 0) {
      return current;
    }
    await keepServers(this.db, table, current);
    await this.#queue(`${table}.upsert`, id, changed, current?.version ?? null);
    const begun = {
      branch_id: this.device.branch_id ?? null,
      created_at: this.now,
      ...this.#pending('INSERT'),
    };
    const row = {
      ...(current === undefined ? begun : { ...current, ...this.#pending('UPDATE') }),
      ...changed,
      id,
      occurred_at: this.now,
    } as R & Row;
    await this.#store(table).put(row);
    return row;
  }

  /** The same for a person's record: sealed before the transaction, over the row that `current` was read from. */
  async upsertSealed(
    table: RowTable,
    current: Row | undefined,
    row: SealedRow,
    payload: Sealed,
  ): Promise<void> {
    await keepServers(this.db, table, current);
    await this.#queue(`${table}.upsert`, row.id, {}, current?.version ?? null, NO_STOCK, payload);
    const begun = { created_at: this.now, ...this.#pending('INSERT') };
    await this.#store(table).put({ ...row, ...(current === undefined ? begun : this.#pending('UPDATE')) });
  }

  /** Deletes a record of master data; answers what was there. */
  async remove<R extends Row>(table: RowTable, id: string): Promise<R | undefined> {
    const current: R | undefined = await this.#store(table).get(id);
    if (current !== undefined) {
      await keepServers(this.db, table, current);
      await this.#queue(`${table}.delete`, id, {}, current.version ?? null);
      await this.#store(table).delete(id);
    }
    return current;
  }

  /** Writes the counters; the last thing in the transaction. */
  async finish(): Promise<void> {
    await this.db.sync_state.bulkPut([...this.#counters].map(([key, value]) => ({ key, value })));
  }

  /** Remembers the shift that is open here; undefined once it is closed. */
  async followShift(id: string | undefined): Promise<void> {
    await writeState(this.db, 'shift_id', id);
  }

  async #queue(
    type: string,
    recordId: string,
    payload: object,
    baseVersion: number | null,
    stock: StockChanges = NO_STOCK,
    sealed?: Sealed,
  ): Promise<void> {
    const { epoch } = this.device;
    const seq = await this.#next('seq');
    const queued = append(this.db, {
      opId: this.#till.newId(),
      epoch,
      seq,
      type,
      recordId,
      payload: { ...payload },
      ...(sealed === undefined ? {} : { sealed }),
      baseVersion,
      occurredAt: this.now,
    });
    const rows = [...stock].map(([product_id, change]) => ({ epoch, seq, product_id, change }));
    await Promise.all([queued, rows.length > 0 && this.db.pending_stock.bulkAdd(rows)]);
  }

  async #next(counter: 'seq' | `number:${string}`): Promise<number> {
    const last = this.#counters.get(counter) ?? (await readStates(this.db, counter))[0] ?? 0;
    this.#counters.set(counter, last + 1);
    return last + 1;
  }

  #pending(operation: 'INSERT' | 'UPDATE') {
    return {
      _synced: 0 as const,
      _sync_status: 'pending' as const,
      _pending_operation: operation,
      _local_updated_at: this.now,
      _error: null,
    };
  }

  #store(table: string) {
    return this.db.table(table);
  }
}

function tableOf(type: string): RowTable {
  return type.slice(0, type.indexOf('.')) as RowTable;
}
