import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Order } from '../store/records';
import { writeState } from '../store/state';
import type { Till } from '../store/till';
import { testTill } from '../store/till.test-support';
import { findOnline } from './lookup';

const ORDER: Order = {
  id: 'o-9',
  version: 3,
  offline_reference: 'T9-20261120-014',
  total: 700,
  payment_method: 'cash',
  items: [],
};

async function enrolled(): Promise<Till> {
  const till = await testTill();
  await writeState(till.db, 'device_key', 'key');
  return till;
}

function gateway(orders: Order[], asked: string[] = []): typeof fetch {
  return async (input) => {
    asked.push(String(input));
    const items = String(input).startsWith('/orders')
      ? orders
      : [{ id: 'r-1', order_id: 'o-9', total: 100, items: [] }];
    return new Response(JSON.stringify({ items, next_cursor: null }));
  };
}

describe('a sale that the till doesn’t know (B-7)', () => {
  it('is asked for by what the receipt shows, and kept with its returns', async () => {
    const till = await enrolled();
    const asked: string[] = [];
    expect(await findOnline(till, ' T9-20261120-014 ', gateway([ORDER], asked))).toMatchObject({
      ...ORDER,
      _synced: 1,
    });
    expect(await till.db.returns.where('order_id').equals('o-9').count()).toBe(1);
    await findOnline(till, '#10231', gateway([], asked));
    await findOnline(till, 'TRX-MC01-BRN01-261121-7K3Q', gateway([], asked));
    expect(asked.filter((path) => path.startsWith('/orders'))).toEqual([
      '/orders?offline_reference=T9-20261120-014&limit=1',
      '/orders?global_order_number=10231&limit=1',
      '/orders?transaction_code=TRX-MC01-BRN01-261121-7K3Q&limit=1',
    ]);
  });

  it('stays as it is where the till has changed it', async () => {
    const till = await enrolled();
    await till.db.orders.put({ ...ORDER, status: 'cancelled', _synced: 0 });
    expect(await findOnline(till, 'T9-20261120-014', gateway([ORDER]))).toMatchObject({
      status: 'cancelled',
    });
  });

  it('is told apart from no answer', async () => {
    const till = await enrolled();
    expect(await findOnline(till, 'T9-1', gateway([]))).toBeNull();
    const away = async () => Promise.reject(new TypeError('no network'));
    await expect(findOnline(till, 'T9-1', away)).rejects.toMatchObject({ reason: 'not_reachable' });
  });
});
