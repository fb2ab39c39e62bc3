import 'fake-indexeddb/auto';
import { effect } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { sale } from '../till/sale.test-support';
import { sell } from '../till/sell';
import { live } from './live';
import { testTill } from './till.test-support';

describe('a live query', () => {
  it('follows its tables while it is watched, once a frame', async () => {
    const till = await testTill();
    const query = vi.fn(() => till.db.orders.count());
    const count = live(query, ['orders']);
    expect(query).not.toHaveBeenCalled();
    const seen: (number | undefined)[] = [];
    const stop = effect(() => {
      seen.push(count.value);
    });
    await vi.waitFor(() => expect(seen).toEqual([undefined, 0]));
    await Promise.all([sell(till, sale()), sell(till, sale()), sell(till, sale())]);
    await vi.waitFor(() => expect(count.value).toBe(3));
    const calls = query.mock.calls.length;
    expect(calls).toBeLessThanOrEqual(4);
    stop();
    await sell(till, sale());
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(query.mock.calls.length).toBe(calls);
  });

  it('throws what its query threw, and recovers', async () => {
    const till = await testTill();
    let broken = true;
    const count = live(async () => {
      if (broken) {
        throw new Error('no such index');
      }
      return 1;
    }, ['orders']);
    const seen: unknown[] = [];
    const stop = effect(() => {
      try {
        seen.push(count.value);
      } catch (error) {
        seen.push(String(error));
      }
    });
    await vi.waitFor(() => expect(seen).toEqual([undefined, 'Error: no such index']));
    broken = false;
    await sell(till, sale());
    await vi.waitFor(() => expect(seen.at(-1)).toBe(1));
    stop();
  });
});
