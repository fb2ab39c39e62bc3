import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { PosSettings, Product } from '../store/records';
import { writeState } from '../store/state';
import type { Till } from '../store/till';
import { NOON, testTill } from '../store/till.test-support';
import { breachesOf } from './limits';
import { item, MILK, sale } from './sale.test-support';
import { sell } from './sell';

const HOUR = 3_600_000;
const APPROVAL = { staff_id: 'mona', staff_name: 'Mona', reason: 'asked for it' };

async function limited(settings: Partial<PosSettings>): Promise<Till> {
  const till = await testTill();
  await till.db.pos_settings.put({ id: 'ps', ...settings });
  return till;
}

function at(till: Till, hours: number): Till {
  return { ...till, now: () => new Date(NOON.getTime() + hours * HOUR) };
}

describe('limits (B-8)', () => {
  it('hold a discount, however it is given, and a manager lifts them (B-9)', async () => {
    const till = await limited({ max_discount_rate: 1000 });
    const tenth = sale({ items: [item(MILK, 2, 30)], discount: 20 });
    expect(await breachesOf(till, tenth)).toEqual([]);
    const more = sale({ items: [item(MILK, 2, 30)], discount: 21 });
    const breaches = [{ limit: 'max_discount_rate', allowed: 1000, actual: 1020 }];
    await expect(sell(till, more)).rejects.toMatchObject({ reason: 'limit_exceeded', details: { breaches } });
    expect(await till.db.sync_outbox.count()).toBe(0);

    const order = await sell(till, { ...more, approval: APPROVAL });
    expect(order.metadata).toEqual({
      overrides: [{ ...breaches[0], ...APPROVAL, at: NOON.toISOString() }],
    });
  });

  it('count hours since the last exchange, and a clock wound back takes none away (R-13)', async () => {
    const till = await limited({ max_offline_hours: 10 });
    expect(await breachesOf(at(till, 9), sale())).toEqual([]);
    expect(await breachesOf(at(till, 1), sale())).toEqual([]);
    expect(await breachesOf(at(till, 3), sale())).toMatchObject([{ limit: 'max_offline_hours', actual: 11 }]);
    await writeState(till.db, 'last_push_at', at(till, 3).now().toISOString());
    expect(await breachesOf(at(till, 4), sale())).toEqual([]);
  });

  it('count what the server may not know', async () => {
    const till = at(await limited({ max_offline_amount: 1200 }), 1);
    await sell(till, sale());
    await sell(till, sale());
    expect(await breachesOf(till, sale())).toMatchObject([{ limit: 'max_offline_amount', actual: 1500 }]);
    await till.db.sync_outbox.update([1, 1], { durable_at: NOON.toISOString(), _sync_status: 'syncing' });
    expect(await breachesOf(till, sale())).toEqual([]);
    await sell(till, sale());
    expect(await till.unsyncedSales.total()).toBe(1000);
    await till.db.sync_outbox.toCollection().modify({ _sync_status: 'synced' });
    expect(await till.unsyncedSales.total()).toBe(0);
  });
});

describe('goods that are not there (S1-95)', () => {
  const levels = (till: Till, level: number | null): Till => ({
    ...till,
    stocks: async (ids) => ids.map((id) => (id === MILK.id ? level : null)),
  });

  it('are sold only with a manager, who is named with what was missing', async () => {
    const till = levels(await limited({ allow_negative_stock: false }), 3000);
    expect(await breachesOf(till, sale({ items: [item(MILK, 3)] }))).toEqual([]);
    const four = sale({ items: [item(MILK, 1), item(MILK, 3)] });
    const breach = {
      limit: 'allow_negative_stock',
      allowed: 3,
      actual: 4,
      product_id: MILK.id,
      name: MILK.name,
    };
    expect(await breachesOf(till, four)).toEqual([breach]);
    await expect(sell(till, four)).rejects.toMatchObject({ reason: 'limit_exceeded' });
    expect(await till.db.sync_outbox.count()).toBe(0);

    const order = await sell(till, { ...four, approval: APPROVAL });
    expect(order.metadata).toEqual({ overrides: [{ ...breach, ...APPROVAL, at: NOON.toISOString() }] });
  });

  it('are counted by the last word of the server and what this till sold since, boxes by their pieces', async () => {
    const till = levels(await limited({ allow_negative_stock: false }), 24_000);
    const crate: Product = { ...MILK, units_per_box: 12, box_price: 2500, sell_by_box: true };
    const boxes = (count: number) => {
      const { cart, priced, given } = item(crate, count);
      return sale({ items: [{ cart: { ...cart, unit: 'box' }, priced, given }] });
    };
    expect(await breachesOf(till, boxes(2))).toEqual([]);
    expect(await breachesOf(till, boxes(3))).toMatchObject([{ allowed: 24, actual: 36 }]);
    await sell(till, sale({ items: [item(MILK, 13)] }));
    expect(await breachesOf(till, boxes(1))).toMatchObject([{ allowed: 11, actual: 12 }]);
  });

  it('stop nobody where the till has no level of them, or the setting does not say so', async () => {
    const unknown = levels(await limited({ allow_negative_stock: false }), null);
    expect(await breachesOf(unknown, sale())).toEqual([]);
    const free = levels(await limited({ allow_negative_stock: true }), 0);
    expect(await breachesOf(free, sale())).toEqual([]);
    const unsaid = levels(await limited({}), 0);
    expect(await breachesOf(unsaid, sale())).toEqual([]);
  });
});

describe('serial numbers (S1-49)', () => {
  const CHARGER: Product = { ...MILK, id: 'p-charger', name: 'Charger', require_serial_on_sale: true };
  const numbered = (count: number, ...serial_numbers: string[]) => ({
    ...item(CHARGER, count),
    details: { serial_numbers },
  });

  it('are one for each piece, each once over the whole sale', async () => {
    const till = await limited({});
    const breach = { limit: 'require_serial_on_sale', product_id: CHARGER.id, name: 'Charger' };
    expect(await breachesOf(till, sale({ items: [numbered(2, 'A', 'B')] }))).toEqual([]);
    expect(await breachesOf(till, sale({ items: [numbered(1, 'A'), numbered(1, 'B')] }))).toEqual([]);
    expect(await breachesOf(till, sale({ items: [item(CHARGER, 2)] }))).toEqual([
      { ...breach, allowed: 2, actual: 0 },
    ]);
    expect(await breachesOf(till, sale({ items: [numbered(1, 'A'), numbered(1, 'A')] }))).toEqual([
      { ...breach, allowed: 2, actual: 1 },
    ]);
    expect(await breachesOf(till, sale({ items: [numbered(2, 'A', ' ')] }))).toEqual([
      { ...breach, allowed: 2, actual: 1 },
    ]);
  });

  it('are asked for before anything is written, unless a manager lets them go', async () => {
    const till = await limited({});
    const without = sale({ items: [item(CHARGER, 1)] });
    await expect(sell(till, without)).rejects.toMatchObject({ reason: 'limit_exceeded' });
    expect(await till.db.orders.count()).toBe(0);
    const order = await sell(till, { ...without, approval: APPROVAL });
    expect(order.metadata).toMatchObject({
      overrides: [{ limit: 'require_serial_on_sale', staff_name: 'Mona' }],
    });
    expect(await sell(till, sale({ items: [numbered(1, 'S-1')] }))).toMatchObject({
      items: [{ serial_numbers: ['S-1'] }],
    });
  });
});
