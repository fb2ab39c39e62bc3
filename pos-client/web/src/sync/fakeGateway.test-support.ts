import { createHash } from 'node:crypto';
import type { Change, DeviceStatus, Operation, PullAnswer, PushAnswer, PushResult, Receipt } from '../wire';
import { Refused, Unreachable } from './failure';
import { FEED_TABLES } from './staging';
import type { Page, PullRequest, TableDigest, Transport } from './transport';

/** What goes wrong with the next call of that kind. */
export type Fault = 'lose_request' | 'lose_answer' | 'unavailable' | 'rate_limited' | 'stall' | 'revoked';

type Call = 'push' | 'pull' | 'digest' | 'status' | 'ping';

interface Numbered {
  seq: number;
  receipt: Receipt;
}

/**
 * Gateway, services and feed in memory, with the manners of PROTOCOL: operations have one effect each and one receipt that
 * becomes visible together with it, cursors have no gaps, and everything can go wrong on the way.
 */
export class FakeGateway implements Transport {
  readonly calls: string[] = [];
  readonly pages: number[] = [];
  /** operations by id, as often as they came */
  readonly arrivals = new Map<string, number>();
  /** operations are taken and not applied */
  holding = false;
  /** batches of more operations are 413 */
  maxBatch = 200;
  /** pages of more records stall */
  stallAbove = Number.POSITIVE_INFINITY;
  /** cursors before this number are 410 */
  expireBefore = 0;
  tables: readonly string[] = FEED_TABLES;
  missing: number[] = [];
  epoch = 1;
  /** sends a head event to whoever listens */
  hint: () => void = () => {};
  private readonly faults: { call: Call; fault: Fault }[] = [];
  private readonly feed = new Map<string, Change>();
  private readonly receipts: Numbered[] = [];
  private readonly known = new Map<string, Operation>();
  private readonly waiting: Operation[] = [];
  private head = 0;
  private orders = 0;

  plan(call: Call, ...faults: Fault[]): void {
    this.faults.push(...faults.map((fault) => ({ call, fault })));
  }

  heal(): void {
    this.faults.length = 0;
    this.holding = false;
    this.expireBefore = 0;
    this.stallAbove = Number.POSITIVE_INFINITY;
    this.applyAll();
  }

  /** Somebody else changes a record; null deletes it. */
  put(table: string, id: string, fields: Record<string, unknown> | null): void {
    const current = this.feed.get(`${table}|${id}`);
    this.head += 1;
    const change = { table, id, version: (current?.version ?? 0) + 1, seq: this.head };
    this.feed.set(
      `${table}|${id}`,
      fields === null
        ? { ...change, deleted: true }
        : { ...change, deleted: false, data: { ...(current?.data ?? {}), ...fields } },
    );
  }

  record(table: string, id: string): Change | undefined {
    return this.feed.get(`${table}|${id}`);
  }

  records(table: string): Change[] {
    return [...this.feed.values()].filter((change) => change.table === table && !change.deleted);
  }

  receiptOf(opId: string): Receipt | undefined {
    return this.receipts.findLast((numbered) => numbered.receipt.op_id === opId)?.receipt;
  }

  /** Tells a receipt again, as after a crash of a service. */
  repeatReceipts(): void {
    for (const numbered of this.receipts) {
      this.head += 1;
      numbered.seq = this.head;
    }
  }

  async push(operations: readonly Operation[], _: string, waitSeconds: number): Promise<PushAnswer> {
    const lost = this.meet('push');
    if (operations.length > this.maxBatch) {
      throw new Refused(413, { reason: 'batch_too_large', detail: 'too many' });
    }
    const results = operations.map((operation) => this.take(structuredClone(operation)));
    if (waitSeconds > 0) {
      for (const result of results) {
        result.receipt = this.receiptOf(result.op_id) ?? null;
      }
    }
    lost();
    return { results, server_time: new Date().toISOString() };
  }

  async pull({ cursor, limit, tables }: PullRequest): Promise<Page | null> {
    const lost = this.meet('pull');
    const { since, start } = this.place(cursor, tables);
    const all = [...this.feed.values()]
      .filter((change) => tables.includes(change.table) && change.seq > since)
      .filter((change) => !change.deleted || change.seq > start)
      .sort((left, right) => left.seq - right.seq);
    const changes = all.slice(0, limit);
    const full = all.length > limit;
    this.pages.push(changes.length);
    if (changes.length > this.stallAbove) {
      throw Unreachable.stalled('an answer stalled');
    }
    const end = full ? (changes.at(-1)?.seq ?? since) : this.head;
    const receipts = this.receipts
      .filter(({ seq }) => seq > since && seq <= end)
      .map(({ receipt }) => receipt);
    lost();
    const answer: PullAnswer = {
      changes: structuredClone(changes),
      receipts: structuredClone(receipts),
      applied_through: 0,
      cursor: `${tables.join(',')}#${end}#${full ? start : 0}`,
      has_more: full,
      server_time: new Date().toISOString(),
    };
    return { answer, etag: null };
  }

  async digest(tables: readonly string[]): Promise<TableDigest[]> {
    this.meet('digest')();
    const names = tables.length === 0 ? this.tables : tables;
    return names.map((table) => ({ table, ...digestOf(this.records(table)) }));
  }

  async status(): Promise<DeviceStatus> {
    this.meet('status')();
    return {
      device_id: 'd1',
      branch_id: 'b1',
      epoch: this.epoch,
      received_through: 0,
      applied_through: 0,
      missing_seqs: this.missing,
      open_conflicts: 0,
      last_seen_at: null,
      clock_skew_ms: 0,
      head: '',
    };
  }

  async ping(): Promise<void> {
    this.meet('ping')();
  }

  heads(onHead: (cursor: string) => void, signal: AbortSignal): Promise<void> {
    this.hint = () => onHead('newest');
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
  }

  applyAll(): void {
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      this.apply(next);
    }
  }

  /** Applies one that is not behind another one of its record: receipts need not come in the order of the queue. */
  applyAny(random: () => number): void {
    const ids = this.waiting.map((operation) => operation.id);
    const free = this.waiting.filter((operation, index) => ids.indexOf(operation.id) === index);
    const chosen = free[Math.floor(random() * free.length)];
    if (chosen !== undefined) {
      this.waiting.splice(this.waiting.indexOf(chosen), 1);
      this.apply(chosen);
    }
  }

  private place(cursor: string | null, tables: readonly string[]): { since: number; start: number } {
    if (cursor === null) {
      return { since: 0, start: this.head };
    }
    const [filter, since, start] = cursor.split('#');
    if (filter !== tables.join(',')) {
      throw new Refused(400, { reason: 'invalid_operation', detail: 'tables must be as they were' });
    }
    if (Number(since) < this.expireBefore) {
      throw new Refused(410, { reason: 'cursor_expired', detail: 'the cursor is too old' });
    }
    return { since: Number(since), start: Number(start) };
  }

  /** Lets the planned fault happen; what it answers is called when the answer would go out. */
  private meet(call: Call): () => void {
    this.calls.push(call);
    const index = this.faults.findIndex((planned) => planned.call === call);
    const fault = index < 0 ? undefined : this.faults.splice(index, 1)[0]?.fault;
    switch (fault) {
      case undefined:
        return () => {};
      case 'lose_answer':
        return () => {
          throw Unreachable.failed('the answer was lost');
        };
      case 'lose_request':
        throw Unreachable.failed('the request was lost');
      case 'stall':
        throw Unreachable.stalled('an answer stalled');
      case 'unavailable':
        throw Unreachable.busy('the gateway is busy (503)', 2_000);
      case 'rate_limited':
        throw Unreachable.busy('the gateway is busy (429)', 7_000);
      case 'revoked':
        throw new Refused(401, { reason: 'device_revoked', detail: 'The device was revoked.' });
    }
  }

  private take(operation: Operation): PushResult {
    const { op_id } = operation;
    this.arrivals.set(op_id, (this.arrivals.get(op_id) ?? 0) + 1);
    if (operation.payload.malformed === true) {
      this.receive(operation, { status: 'rejected', reason: 'invalid_operation', message: 'malformed' });
      return { op_id, status: 'rejected', reason: 'invalid_operation', message: 'malformed' };
    }
    if (!this.known.has(op_id)) {
      this.known.set(op_id, operation);
      this.waiting.push(operation);
    }
    if (!this.holding) {
      this.applyAll();
    }
    return { op_id, status: 'durable' };
  }

  private apply(operation: Operation): void {
    const [table = '', verb = ''] = operation.type.split('.');
    const current = this.record(table, operation.id);
    if (typeof operation.payload.refuse === 'string') {
      this.receive(operation, {
        status: 'rejected',
        reason: 'not_allowed',
        message: operation.payload.refuse,
      });
      return;
    }
    if (verb === 'create' && current !== undefined) {
      this.receive(operation, { status: 'conflict', reason: 'duplicate_reference', message: null });
      return;
    }
    if (verb === 'delete' && (current === undefined || current.deleted)) {
      this.receive(operation, { status: 'applied', version: current?.version ?? null });
      return;
    }
    this.put(table, operation.id, verb === 'delete' ? null : this.after(table, verb, operation));
    this.receive(operation, {
      status: 'applied',
      version: this.record(table, operation.id)?.version ?? null,
    });
  }

  private after(table: string, verb: string, operation: Operation): Record<string, unknown> {
    if (table !== 'orders') {
      return operation.payload;
    }
    if (verb === 'void') {
      return { status: 'cancelled' };
    }
    this.orders += 1;
    this.sell(operation);
    return {
      ...operation.payload,
      global_order_number: this.orders,
      transaction_code: `TRX-${this.orders}`,
    };
  }

  private sell(operation: Operation): void {
    const items = Array.isArray(operation.payload.items) ? operation.payload.items : [];
    for (const item of items) {
      const level = Number(this.record('stock_levels', item.product_id)?.data?.quantity ?? 0);
      this.put('stock_levels', item.product_id, {
        product_id: item.product_id,
        quantity: level - item.quantity,
      });
    }
  }

  private receive(operation: Operation, verdict: Pick<Receipt, 'status'> & Partial<Receipt>): void {
    if (this.receiptOf(operation.op_id) !== undefined) {
      return;
    }
    this.head += 1;
    const table = operation.type.slice(0, operation.type.indexOf('.'));
    const { op_id, seq, epoch, id } = operation;
    const sale = operation.type === 'orders.create' && verdict.status === 'applied';
    const receipt: Receipt = {
      op_id,
      seq,
      epoch,
      device_id: 'd1',
      table,
      id,
      ...verdict,
      ...(sale ? { order_number: this.orders, transaction_code: `TRX-${this.orders}` } : {}),
    };
    this.receipts.push({ seq: this.head, receipt });
  }
}

function digestOf(changes: readonly Change[]): { count: number; hash: string } {
  let hash = 0n;
  for (const { table, id, version } of changes) {
    hash ^= createHash('sha256').update(`${table}|${id}|${version}`).digest().readBigUInt64BE(0);
  }
  return { count: changes.length, hash: hash.toString(16).padStart(16, '0') };
}
