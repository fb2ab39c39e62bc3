import { record } from '../lookup';
import { Money } from '../ui';

export type BalanceTable = 'customer_balances' | 'supplier_balances';

/** What a customer owes, or what is owed to a supplier; the record of a balance has the id of whom it is of. */
export function Balance({ table, id }: { table: BalanceTable; id: string }) {
  const found = record(table, id);
  if (found === undefined) {
    return <>…</>;
  }
  const balance = found?.balance;
  return <Money amount={typeof balance === 'number' ? balance : 0} />;
}
