import type { FiscalDocument, RowTable, Sealed, SealedRow, TillDb } from './db';
import { type Device, expectSeries } from './device';
import { documentOf, type Link, linkOf } from './documents';
import { differing, keepServers, withoutEmpty } from './fields';
import type { Head } from './head';
import { entryOf } from './outbox';
import type { RawWrites } from './rawWrites';
import type { Row } from './records';
import { readState, writeState } from './state';
import { NO_STOCK, type StockChanges } from './stock';
import type { Till } from './till';

/** The shift in which something happened, and who did it. */
export interface Stamp {
  staff_work_session_id?: string | null;
  employee_id?: string | null;
}

/**
 * Writes operations inside a transaction of `write.ts`: each with its link, its outbox entry, its record, its stock. Each
 * answer that is waited for makes the transaction longer, so what is read is asked for at once, and nobody waits for what is
 * written but at the end.
 */
export class OperationLog {
  readonly db: TillDb;
  /** when it happens: by the device's clock, RFC 3339 */
  readonly now: string;
  readonly device: Device;
  readonly #till: Till;
  readonly #counters = new Map<'seq' | `number:${string}`, number>();
  readonly #changed = new Set<'seq' | `number:${string}`>();
  readonly #writes: RawWrites;
  #series: `number:${string}`;
  #last: FiscalDocument | undefined;
  #movesShift = false;

  constructor(till: Till, writes: RawWrites, { device, seq, series, number, last }: Head) {
    this.#till = till;
    this.#writes = writes;
    this.db = till.db;
    this.now = till.now().toISOString();
    this.device = device;
    this.#counters.set('seq', seq).set(series, number);
    this.#series = series;
    this.#last = last;
  }

  /** Where the till stands after this. Undefined where that isn't known: it is read then. */
  get head(): Head | undefined {
    const [seq, number] = [this.#counters.get('seq'), this.#counters.get(this.#series)];
    return seq === undefined || number === undefined || this.#movesShift
      ? undefined
      : { device: this.device, seq, series: this.#series, number, last: this.#last };
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
    this.#series = `number:${series}`;
    return this.#next(this.#series);
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
    this.#writes.put(tableOf(type), row);
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
    this.#writes.put(tableOf(type), row);
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
    this.#writes.put(table, row);
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
    this.#writes.put(table, { ...row, ...(current === undefined ? begun : this.#pending('UPDATE')) });
  }

  /** Deletes a record of master data; answers what was there. */
  async remove<R extends Row>(table: RowTable, id: string): Promise<R | undefined> {
    const current: R | undefined = await this.#store(table).get(id);
    if (current !== undefined) {
      await keepServers(this.db, table, current);
      await this.#queue(`${table}.delete`, id, {}, current.version ?? null);
      this.#writes.delete(table, id);
    }
    return current;
  }

  /** Writes the counters: the last thing in the transaction. */
  finish(): void {
    for (const key of this.#changed) {
      this.#writes.put('sync_state', { key, value: this.#counters.get(key) });
    }
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
    this.#writes.add('sync_outbox', queued);
    for (const [product_id, change] of stock) {
      this.#writes.add('pending_stock', { epoch, seq, product_id, change });
    }
  }

  #link(type: string, id: string, payload: object): Link {
    const document = documentOf(this.device.device_id, this.#last, { type, id, now: this.now, payload });
    if (document === null) {
      return {};
    }
    this.#last = document;
    this.#writes.add('fiscal_documents', document);
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
