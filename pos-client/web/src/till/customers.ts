import { differing } from '../store/fields';
import type { Customer, Order, Payment, Return } from '../store/records';
import { Refusal } from '../store/refusal';
import { stampOf } from '../store/sealing';
import type { Till } from '../store/till';
import { record } from '../store/write';

/** A customer's fields; null clears one. */
export type CustomerFields = Omit<Partial<Customer>, 'id' | 'version'>;

const ATTEMPTS = 3;

/**
 * Creates or changes a customer; only what differs is sent. What lies on the disk is sealed, the queued operation too.
 *
 * @param id absent for a new one
 * @throws Refusal `people_locked` where nobody is logged in or the record is sealed under another key, `name_missing`,
 *     `changed_meanwhile` where another tab keeps changing the record
 */
export async function saveCustomer(till: Till, fields: CustomerFields, id?: string): Promise<Customer> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const saved = await trySave(till, fields, id ?? till.newId());
    if (saved !== null) {
      return saved;
    }
  }
  throw new Refusal('changed_meanwhile', { table: 'customers', id });
}

/** A customer, opened; undefined where there is none. @throws Refusal `people_locked` */
export async function customer(till: Till, id: string): Promise<Customer | undefined> {
  const row = await till.db.customers.get(id);
  if (row === undefined) {
    return undefined;
  }
  const opened = await till.vault.unsealRow<Customer>(row);
  if (opened === null) {
    throw new Refusal('people_locked');
  }
  return opened;
}

/** Null where the record was changed between reading and writing: a transaction can't wait for the cipher. */
async function trySave(till: Till, fields: CustomerFields, id: string): Promise<Customer | null> {
  if (!till.vault.isOpen) {
    throw new Refusal('people_locked');
  }
  const stored = await till.db.customers.get(id);
  const current = await customer(till, id);
  const changed = current === undefined ? fields : differing(current, fields);
  if (current !== undefined && Object.keys(changed).length === 0) {
    return current;
  }
  const whole: Customer = { ...current, ...changed, id, name: changed.name ?? current?.name ?? '' };
  if (whole.name.trim() === '') {
    throw new Refusal('name_missing');
  }
  const row = await till.vault.sealRow(whole);
  const payload = await till.vault.seal(id, changed);
  return record(till, ['customers'], async (log) => {
    const now = await till.db.customers.get(id);
    if (stampOf(now) !== stampOf(stored)) {
      return null;
    }
    await log.upsertSealed('customers', stored, row, payload);
    return whole;
  });
}

/** What the customer owes as far as this till knows, its own open operations included: minor units. */
export async function balanceOf(till: Till, customerId: string): Promise<number> {
  const { db } = till;
  const known = (await db.customer_balances.get(customerId))?.balance ?? 0;
  const open = await db.sync_outbox
    .where('_sync_status')
    .anyOf('pending', 'syncing')
    .filter((entry) => entry.receipt === null && entry.payload?.customer_id === customerId)
    .toArray();
  return open.reduce((balance, entry) => balance + owedBy(entry.type, entry.payload ?? {}), known);
}

/** What an operation adds to a customer's debt: the rest of a sale, less what is paid or given back as credit (B-6). */
function owedBy(type: string, payload: Partial<Order & Return & Payment>): number {
  switch (type) {
    case 'orders.create':
      return payload.remaining_amount ?? 0;
    case 'payments.create':
      return -(payload.amount ?? 0);
    case 'returns.create': {
      const paidOut = (payload.payments ?? []).filter((row) => row.payment_method !== 'credit');
      return paidOut.reduce((left, row) => left + row.amount, -(payload.total ?? 0));
    }
    default:
      return 0;
  }
}
