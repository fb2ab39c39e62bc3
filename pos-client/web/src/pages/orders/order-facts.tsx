import type { ComponentChildren } from 'preact';
import { formatDateTime, t } from '../../i18n';
import { useLive } from '../../store/live';
import type { Order } from '../../store/records';
import { Card, Facts, useApp } from '../../ui';
import { usePeople } from '../../ui/use-people';
import { timeOf } from './history';
import { overridesOf } from './overrides';

/** Who, when, under which numbers, and what a manager allowed (B-13). */
export function OrderFacts({ order }: { order: Order }) {
  const { till } = useApp();
  const people = usePeople();
  const staff = useLive(() => till.db.staff.get(order.employee_id ?? ''), ['staff'], [order.employee_id]);
  const time = timeOf(order);
  const rows: (readonly [string, ComponentChildren])[] = [
    [t('orders.time'), time && formatDateTime(time)],
    [t('receipt.cashier'), staff?.name ?? order.created_by_staff_name],
    [
      t('sell.customer'),
      order.customer_id && (people.find(order.customer_id)?.name ?? t('sell.customerUnknown')),
    ],
    [t('orders.serverNumber'), order.global_order_number],
    [t('orders.code'), order.transaction_code && <bdi>{order.transaction_code}</bdi>],
    [t('orders.madeOffline'), order.is_offline ? t('state.yes') : null],
    [t('customers.notes'), order.notes],
    ...overridesOf(order).map((override) => [t('orders.allowed'), override] as const),
  ];
  return (
    <Card title={t('orders.facts')}>
      <Facts rows={rows.filter(([, value]) => value !== null && value !== undefined && value !== '')} />
    </Card>
  );
}
