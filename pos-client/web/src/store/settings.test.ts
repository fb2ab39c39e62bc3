import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { ONE } from '../domain/quantity';
import { refund } from '../till/refund';
import { item, MILK, paid, sale } from '../till/sale.test-support';
import { sell } from '../till/sell';
import { effectiveSettings, lockAfterMinutes, surroundings } from './settings';
import { pendingStock, sold } from './stock';
import { testTill } from './till.test-support';

describe('settings (S3-7)', () => {
  it('of a branch lie over the chain’s, key by key', () => {
    const records = [
      { id: '2', for_branch_id: 'b-1', tax_rate: 700, receipt_header: null, settings: { sound: false } },
      { id: '1', tax_rate: 1900, receipt_header: 'Hello', settings: { sound: true, logo: 'a' } },
      { id: '3', for_branch_id: 'b-2', tax_rate: 0 },
    ];
    expect(effectiveSettings(records, 'b-1')).toMatchObject({
      tax_rate: 700,
      receipt_header: 'Hello',
      settings: { sound: false, logo: 'a' },
    });
    expect(effectiveSettings(records, null)).toMatchObject({ tax_rate: 1900, settings: { sound: true } });
    expect(effectiveSettings([], 'b-1')).toEqual({});
  });

  it('say when the till locks itself', () => {
    expect(lockAfterMinutes({})).toBe(15);
    expect(lockAfterMinutes({ settings: { lock_after_minutes: 3 } })).toBe(3);
    expect(lockAfterMinutes({ settings: { lock_after_minutes: 0 } })).toBe(0);
    expect(lockAfterMinutes({ settings: { lock_after_minutes: 'x' } })).toBe(15);
  });

  it('are told with where the till stands', async () => {
    const till = await testTill();
    expect(await surroundings(till)).toMatchObject({ currency: 'USD', cashRounding: 0, deviceLabel: 'T1' });
    await till.db.organizations.put({ id: 'o', code: 'MC01', name: 'Chain', currency: 'IDR' });
    await till.db.branches.put({ id: 'b-1', code: 'B1', name: 'Jakarta', timezone: 'Asia/Jakarta' });
    await till.db.organization_settings.put({ id: 'os', cash_rounding: 100, timezone: 'UTC' });
    expect(await surroundings(till)).toMatchObject({
      currency: 'IDR',
      zone: 'Asia/Jakarta',
      cashRounding: 100,
      branch: { name: 'Jakarta' },
    });
  });
});

describe('stock (S1-5)', () => {
  it('is laid over the server’s level, in the units that shelves count', async () => {
    const till = await testTill();
    const order = await sell(till, sale({ items: [item(MILK, 3)], payments: [paid('card', 750)] }));
    const lines = [{ order_item_id: order.items[0]?.id ?? '', quantity: ONE }];
    await refund(till, { id: 'r-1', order_id: order.id, lines, refund_method: 'card' });
    expect(await pendingStock(till.db, [MILK.id, 'other'])).toEqual(new Map([[MILK.id, -2000]]));
  });

  it('counts the units in a box, and what was weighed', () => {
    const row = { product_id: 'p', unit_price: 1, quantity: 2 };
    const box = { ...row, selling_unit_type: 'box', boxes_sold: 2, units_per_box: 12 } as const;
    const weight = { ...row, selling_unit_type: 'weight', weight_sold: 0.275 } as const;
    expect(sold([box, weight, row])).toEqual(new Map([['p', -26_275]]));
  });
});
