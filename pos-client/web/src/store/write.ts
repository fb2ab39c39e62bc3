import { changes } from './changes';
import type { FiscalDocument, RowTable, Sealed, SealedRow, TillDb } from './db';
import { type Device, expectSeries, readDevice } from './device';
import { documentOf, type Link, lastDocument, linkOf } from './documents';
import { differing, keepServers, withoutEmpty } from './fields';
import { entryOf } from './outbox';
import type { Row } from './records';
import { readState, writeState } from './state';
import { NO_STOCK, type StockChanges } from './stock';
import type { Till } from './till';

/** The shift in which something happened, and who did it. */
export interface Stamp {
  staff_work_session_id?: string | null;
  employee_id?: string | null;
}

const STORES = ['sync_outbox', 'sync_state', 'server_rows', 'fiscal_documents', 'pending_stock'] as const;

/** Of these, what anybody shows; counters are nobody's business. */
const SHOWN = ['sync_outbox', 'pending_stock'] as const;

/**
 * Does what happens at the till in one transaction over the named tables, the outbox, the counters, the chain of documents
 * and the stock: all of it is there after a power cut, or nothing (S0-7, S1-93, R-1). Then everyone who shows these tables
 * is told, and the sync is nudged; nothing waits for either.
 *
 * @param work awaits nothing but the store's own promises: anything else ends the transaction
 * @param look what the work has to know first, asked together with what every operation needs
 */
export async function record<T, S = undefined>(
  till: Till,
  tables: readonly (RowTable | 'carts')[],
  work: (log: OperationLog, seen: S | undefined) => Promise<T>,
  look?: () => Promise<S>,
): Promise<T> {
  const { db } = till;
  const names = [...STORES, ...tables];
  let changed: readonly string[] = [];
  const answer = await db.transaction('rw', names, async () => {
    const [log, seen] = await Promise.all([OperationLog.begin(till), look?.()]);
    const result = await work(log, seen);
    await log.finish();
    changed = [...SHOWN, ...tables, ...(log.movesShift ? ['sync_state'] : [])];
    return result;
  });
  changes.announce(changed, true);
  return answer;
}

/**
 * Writes operations inside {@link record}'s transaction: each with its link, its outbox entry, its record, its stock. Each
 * answer that is waited for makes the transaction longer, so what is read is asked for at once, and what is written is waited
 * for at the end.
 */
export class OperationLog {
  readonly db: TillDb;
  /** when it happens: by the device's clock, RFC 3339 */
  readonly now: string;
  readonly device: Device;
  readonly #till: Till;
  readonly #counters = new Map<'seq' | `number:${string}`, number>();
  readonly #changed = new Set<'seq' | `number:${string}`>();
  readonly #writes: PromiseLike<unknown>[] = [];
  #last: FiscalDocument | undefined;
  #movesShift = false;

  private constructor(till: Till, device: Device, last: FiscalDocument | undefined) {
    this.#till = till;
    this.db = till.db;
    this.now = till.now().toISOString();
    this.device = device;
    this.#last = last;
  }

  static async begin(till: Till): Promise<OperationLog> {
    const [known, last] = await Promise.all([readDevice(till.db), lastDocument(till.db)]);
    const { device, seq, series, number } = known;
    const log = new OperationLog(till, device, last);
    log.#counters.set('seq', seq).set(series, number);
    return log;
  }

  /** Whether another shift is open here now, or none. */
  get movesShift(): boolean {
    return this.#movesShift;
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
    expectSeries(this.db, series);
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
    const said = { ...withoutEmpty(payload), ...this.#link(type, id, payload) };
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
    await this.#queue(type, id, said, null, stock);
    this.#writes.push(this.#store(tableOf(type)).put(row));
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
    const said = { ...withoutEmpty(payload), ...this.#link(type, current.id, payload) };
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

  /** Writes the counters, and waits until everything is written; the last thing in the transaction. */
  async finish(): Promise<void> {
    const counters = [...this.#changed].map((key) => ({ key, value: this.#counters.get(key) }));
    await Promise.all([...this.#writes, this.db.sync_state.bulkPut(counters)]);
  }

  /** Remembers the shift that is open here; undefined once it is closed. */
  async followShift(id: string | undefined): Promise<void> {
    this.#movesShift = true;
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
    const queued = entryOf({
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
    this.#writes.push(this.db.sync_outbox.add(queued));
    if (stock.size > 0) {
      const rows = [...stock].map(([product_id, change]) => ({ epoch, seq, product_id, change }));
      this.#writes.push(this.db.pending_stock.bulkAdd(rows));
    }
  }

  #link(type: string, id: string, payload: object): Link {
    const document = documentOf(this.device.device_id, this.#last, { type, id, now: this.now, payload });
    if (document === null) {
      return {};
    }
    this.#last = document;
    this.#writes.push(this.db.fiscal_documents.add(document));
    return linkOf(document);
  }

  async #next(counter: 'seq' | `number:${string}`): Promise<number> {
    const last = this.#counters.get(counter) ?? (await readState(this.db, counter)) ?? 0;
    this.#counters.set(counter, last + 1);
    this.#changed.add(counter);
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
