import 'fake-indexeddb/auto';
import { seededRandom } from '../domain/vectors.test-support';
import type { OutboxEntry } from '../store/db';
import { newId } from '../store/ids';
import type { Order } from '../store/records';
import { seal, sealRow } from '../store/sealing';
import { writeState } from '../store/state';
import { openTill, type Till } from '../store/till';
import { type OperationLog, record } from '../store/write';
import { DEFAULTS, type SyncConfig } from './config';
import type { FakeGateway } from './fakeGateway.test-support';
import { Round, type RoundListener } from './round';

/** A clock that a test moves. */
export class Clock {
  private ms = Date.parse('2026-11-21T10:00:00.000Z');

  now = (): Date => new Date(this.ms);

  pass(ms: number): void {
    this.ms += ms;
  }
}

export async function enrolledTill(): Promise<Till> {
  const till = openTill(`till-${newId()}`);
  await writeState(till.db, 'device_id', 'd1');
  await writeState(till.db, 'branch_id', 'b1');
  await writeState(till.db, 'device_key', 'k1');
  return till;
}

/** Small pages and no waiting. */
export function quick(clock: Clock, changed: Partial<SyncConfig> = {}): SyncConfig {
  const small = { batch: 4, longBatch: 8, longQueue: 12, page: 5, minPage: 1, maxPage: 8, writeRows: 3 };
  return {
    ...DEFAULTS,
    ...small,
    firstWriteRows: 4,
    writeProducts: 2,
    firstWriteProducts: 4,
    now: clock.now,
    sleep: async () => {},
    random: seededRandom(1),
    ...changed,
  };
}

const SILENT: RoundListener = { phase() {}, changed() {}, rebuilt() {}, missing() {} };

export function round(till: Till, gateway: FakeGateway, config: SyncConfig, listener = SILENT): Round {
  return new Round(till.db, gateway, config, listener);
}

/** A sale of some of a product, optionally with what makes the server refuse it. */
export function sell(till: Till, product = 'p1', quantity = 1, extra: object = {}): Promise<Order> {
  return record(till, ['orders'], (log: OperationLog) => {
    const items = [{ product_id: product, quantity, unit_price: 100 }];
    const order = { payment_method: 'cash' as const, total: quantity * 100, items, ...extra };
    return log.create('orders.create', till.newId(), order, {
      stock: new Map([[product, -quantity * 1000]]),
    });
  });
}

/** Changes a category: master data in a store of its own. */
export async function edit(till: Till, id: string, fields: object): Promise<void> {
  await record(till, ['product_categories'], (log) => log.upsert('product_categories', id, fields));
}

export async function remove(till: Till, id: string): Promise<void> {
  await record(till, ['product_categories'], (log) => log.remove('product_categories', id));
}

/** Changes a customer under the till's data key. */
export async function editCustomer(till: Till, id: string, fields: object): Promise<void> {
  const [key] = till.vault.keys.value;
  if (key === undefined) {
    throw new Error('the vault is locked');
  }
  const current = await till.db.customers.get(id);
  const row = await sealRow(key, { ...current, id, ...fields });
  const payload = await seal(key, id, fields);
  await record(till, ['customers'], (log) => log.upsertSealed('customers', current, row, payload));
}

/** Everything without a receipt. */
export function open(till: Till): Promise<OutboxEntry[]> {
  return till.db.sync_outbox.where('_sync_status').anyOf('pending', 'syncing').toArray();
}

export function outbox(till: Till): Promise<OutboxEntry[]> {
  return till.db.sync_outbox.orderBy('[epoch+seq]').toArray();
}
