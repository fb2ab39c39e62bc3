import type { ComponentChildren } from 'preact';
import type { Order } from '../../../store/records';
import { t as common, texts } from '../../i18n';
import type orders from '../../i18n/en/orders';
import type sales from '../../i18n/en/sales';
import { to } from '../../routes';
import { tenderName } from '../../sales/payments';
import { BranchName, Card, Facts, Money, RecordName, Time } from '../../ui';
import { DeviceName } from '../devices/device-name';

const t = texts<typeof orders & typeof sales>();

type Row = readonly [string, ComponentChildren];

/** Where, when, by whom and for whom. */
export function OrderFacts({ order }: { order: Order }) {
  const rows: (Row | false)[] = [
    [t('field.time'), <Time key="time" at={order.occurred_at ?? order.created_at} />],
    [t('field.branch'), <BranchName key="branch" id={order.branch_id} />],
    [t('field.device'), <DeviceName key="device" id={order.device_id} />],
    [t('field.staff'), <Seller key="staff" order={order} />],
    [t('field.customer'), <CustomerLink key="customer" id={order.customer_id} />],
    [t('sales.tender'), tenderName(order.payment_method)],
    Boolean(order.staff_work_session_id) && [
      t('sales.shift'),
      <ShiftLink key="shift" id={order.staff_work_session_id} />,
    ],
    Boolean(order.global_order_number) && [t('sales.serverNumber'), order.global_order_number],
    Boolean(order.transaction_code) && [t('sales.code'), <bdi key="code">{order.transaction_code}</bdi>],
    order.is_offline === true && [t('sales.offline'), common('list.yes')],
    Boolean(order.notes) && [t('field.notes'), <bdi key="notes">{order.notes}</bdi>],
  ];
  return (
    <Card title={t('sales.details')}>
      <Facts rows={rows.filter((row) => row !== false)} />
    </Card>
  );
}

function Seller({ order }: { order: Order }) {
  return order.created_by_staff_name ? (
    <bdi>{order.created_by_staff_name}</bdi>
  ) : (
    <RecordName table="staff" id={order.employee_id ?? order.created_by_staff_id} />
  );
}

export function CustomerLink({ id }: { id: string | null | undefined }) {
  if (!id) {
    return <>–</>;
  }
  return (
    <a class="link" href={to(`/customers/${id}`)}>
      <RecordName table="customers" id={id} />
    </a>
  );
}

export function ShiftLink({ id }: { id: string | null | undefined }) {
  return (
    <a class="link" href={to(`/shifts/${id ?? ''}`)}>
      <bdi>{id?.slice(-8)}</bdi>
    </a>
  );
}

/** What a sale came to, from its goods to what is still to pay. */
export function OrderSums({ order }: { order: Order }) {
  const rows: (Row | false)[] = [
    [t('sales.subtotal'), <Money key="subtotal" amount={order.subtotal} />],
    Boolean(order.discount) && [
      t('sales.discount'),
      <Money key="discount" amount={-(order.discount ?? 0)} />,
    ],
    [t('sales.tax'), <Money key="tax" amount={order.tax} />],
    Boolean(order.shipping_cost) && [
      t('orders.shipping'),
      <Money key="shipping" amount={order.shipping_cost} />,
    ],
    [t('field.total'), <Money key="total" amount={order.total} />],
    [t('orders.amountPaid'), <Money key="paid" amount={order.amount_paid} />],
    Boolean(order.remaining_amount) && [t('orders.due'), <Money key="due" amount={order.remaining_amount} />],
  ];
  return (
    <Card title={t('field.total')}>
      <Facts rows={rows.filter((row) => row !== false)} />
    </Card>
  );
}
