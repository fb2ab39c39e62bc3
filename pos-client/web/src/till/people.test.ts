import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { openPeople } from '../store/people';
import { testTill } from '../store/till.test-support';
import { balanceOf, customer, saveCustomer } from './customers';
import { dueOf, pay } from './pay';
import { item, MILK, paid, sale } from './sale.test-support';
import { sell } from './sell';

describe('customers', () => {
  it('are sealed at rest and in the outbox, and send only what changed', async () => {
    const till = await testTill();
    await till.vault.unlock('ada', '1234');
    const rosa = await saveCustomer(till, { name: 'Rosa Luz', phone: '+49 30 1234' });
    await till.db.customers.update(rosa.id, { version: 2 });
    await till.db.sync_outbox.toCollection().modify({ receipt: null });
    await saveCustomer(till, { name: 'Rosa Luz', phone: '+49 30 99', notes: null }, rosa.id);

    expect(JSON.stringify(await till.db.customers.toArray())).not.toContain('Rosa');
    const [first, second] = await till.db.sync_outbox.toArray();
    expect(first).not.toHaveProperty('payload');
    expect(first?._sealed && (await till.vault.unseal(rosa.id, first._sealed))).toEqual({
      name: 'Rosa Luz',
      phone: '+49 30 1234',
    });
    expect(second?._sealed && (await till.vault.unseal(rosa.id, second._sealed))).toEqual({
      phone: '+49 30 99',
    });
    expect(second?.base_version).toBe(2);
    expect(await customer(till, rosa.id)).toMatchObject({ name: 'Rosa Luz', phone: '+49 30 99' });
  });

  it('can’t be read or written while nobody is logged in', async () => {
    const till = await testTill();
    await expect(saveCustomer(till, { name: 'Rosa' })).rejects.toMatchObject({ reason: 'people_locked' });
    await till.vault.unlock('ada', '1234');
    await expect(saveCustomer(till, { phone: '1' })).rejects.toMatchObject({ reason: 'name_missing' });
    const { id } = await saveCustomer(till, { name: 'Rosa' });
    till.vault.lock();
    await expect(customer(till, id)).rejects.toMatchObject({ reason: 'people_locked' });
  });

  it('are found by any of their words while somebody is logged in', async () => {
    const till = await testTill();
    const people = openPeople(till);
    await till.vault.unlock('ada', '1234');
    const rosa = await saveCustomer(till, { name: 'Rosa Luz', phone: '+49 30 1234' });
    await saveCustomer(till, { name: 'أحمد علي', code: 'K-7' });
    await vi.waitFor(() => expect(people.size.value).toBe(2));

    const names = (text: string) => people.search(text, 10).map((found) => found.name);
    expect(names('luz ro')).toEqual(['Rosa Luz']);
    expect(names('4930')).toEqual(['Rosa Luz']);
    expect(names('احمد')).toEqual(['أحمد علي']);
    expect(names('k-7')).toEqual(['أحمد علي']);
    expect(names('')).toHaveLength(2);
    expect(people.search('', 1)).toHaveLength(1);
    await saveCustomer(till, { name: 'Rosa Sol' }, rosa.id);
    await vi.waitFor(() => expect(names('sol')).toEqual(['Rosa Sol']));
    till.vault.lock();
    await vi.waitFor(() => expect(people.size.value).toBe(0));
    expect(people.search('', 10)).toEqual([]);
    people.close();
  });
});

describe('credit (B-6)', () => {
  it('is a debt until it is paid, in part or whole', async () => {
    const till = await testTill();
    await till.db.customer_balances.put({ id: 'c-1', customer_id: 'c-1', balance: 1000 });
    const details = { customer_id: 'c-1' };
    const order = await sell(till, sale({ payments: [paid('credit', 500)], details }));
    expect(order).toMatchObject({ amount_paid: 0, remaining_amount: 500, payment_status: 'pending' });
    expect(await balanceOf(till, 'c-1')).toBe(1500);

    const payment = await pay(till, {
      id: 'pay-1',
      order_id: order.id,
      payment_method: 'cash',
      amount: 200,
      tendered: 500,
    });
    expect(await pay(till, { id: 'pay-1', order_id: order.id, payment_method: 'cash', amount: 200 })).toEqual(
      payment,
    );
    expect(payment).toMatchObject({ customer_id: 'c-1', kind: 'payment', change_given: 300 });
    expect(await dueOf(till, order)).toBe(300);
    expect(await balanceOf(till, 'c-1')).toBe(1300);
    await expect(
      pay(till, { id: 'pay-9', order_id: order.id, payment_method: 'card', amount: 301 }),
    ).rejects.toMatchObject({
      reason: 'no_debt',
      details: { due: 300 },
    });
    await pay(till, { id: 'pay-2', order_id: order.id, payment_method: 'card', amount: 300 });
    expect(await dueOf(till, order)).toBe(0);
    await till.db.payments.toCollection().modify({ _sync_status: 'synced' });
    expect(await dueOf(till, { ...order, amount_paid: 500, remaining_amount: 0 })).toBe(0);
    await pay(till, { id: 'pay-3', customer_id: 'c-1', payment_method: 'cash', amount: 1000 });
    expect(await balanceOf(till, 'c-1')).toBe(0);
  });

  it('asks a manager beyond the customer’s limit', async () => {
    const till = await testTill();
    await till.vault.unlock('ada', '1234');
    const { id } = await saveCustomer(till, { name: 'Rosa', credit_limit: 400 });
    const onCredit = sale({ payments: [paid('credit', 500)], details: { customer_id: id } });
    await expect(sell(till, onCredit)).rejects.toMatchObject({
      reason: 'limit_exceeded',
      details: { breaches: [{ limit: 'credit_limit', allowed: 400, actual: 500 }] },
    });
    expect(await till.db.orders.count()).toBe(0);
    const approval = { staff_id: 'mona', staff_name: 'Mona', reason: 'pays tomorrow' };
    const order = await sell(till, { ...onCredit, approval });
    expect(order.metadata).toMatchObject({ overrides: [{ limit: 'credit_limit', ...approval }] });
    const small = sale({
      items: [item(MILK, 1)],
      payments: [paid('cash', 250)],
      details: { customer_id: id },
    });
    expect(await sell(till, small)).not.toHaveProperty('metadata');
  });
});
