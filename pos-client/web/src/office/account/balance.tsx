import { changed } from '../live';
import { type AnyRecord, record } from '../lookup';
import { Money } from '../ui';

export type BalanceTable = 'customer_balances' | 'supplier_balances';

/** What a customer owes, or what is owed to a supplier; the record of a balance has the id of whom it is of. */
export function Balance({ table, id }: { table: BalanceTable; id: string }) {
  // What changed may have moved it: it is read again where it isn't fresh.
  changed.value;
  const found = record(table, id);
  if (found === undefined) {
    return <>…</>;
  }
  return <Money amount={amountIn(found)} />;
}

/** What is owed as far as it is known by now, in minor units; nothing where there is no such record. */
export function balanceOf(table: BalanceTable, id: string): number {
  return amountIn(record(table, id) ?? null);
}

function amountIn(found: AnyRecord | null): number {
  const balance = found?.balance;
  return typeof balance === 'number' ? balance : 0;
}
