import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { PosSettings } from '../store/records';
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
