import type { Order } from '../../../store/records';
import { texts } from '../../i18n';
import type orders from '../../i18n/en/orders';
import type sales from '../../i18n/en/sales';
import type { ListColumn } from '../../list/columns';
import type { Filter } from '../../list/filter';
import { RecordList } from '../../list/record-list';
import { useDeviceFilter } from '../../sales/device-filter';
import { tenderName, tenders } from '../../sales/payments';
import { BranchName, Money, Page, RecordName, Time } from '../../ui';
import { numberOf, OrderState, PAYMENT_STATUSES, PaymentState, STATUSES } from './order-state';

const t = texts<typeof orders & typeof sales>();

/** All sales, the newest first. */
export function OrderList() {
  const devices = useDeviceFilter(t('field.device'));
  return (
    <Page title={t('nav.orders')} wide>
      <RecordList<Order>
        label={t('nav.orders')}
        table="orders"
        search={t('sales.search')}
        sort="-occurred_at"
        columns={COLUMNS()}
        filters={[...FILTERS(), ...devices, ...MORE_FILTERS()]}
        open={({ id }) => `/orders/${id}`}
        empty={{ icon: 'orders', title: t('orders.none'), text: t('orders.noneText') }}
      />
    </Page>
  );
}

const FILTERS = (): Filter[] => [
  { kind: 'days', field: 'occurred_at', label: t('field.date') },
  { kind: 'branch', field: 'branch_id', label: t('field.branch') },
  {
    kind: 'choice',
    field: 'status',
    label: t('field.status'),
    options: STATUSES.map((value) => ({ value, label: t(`orders.${value}`) })),
  },
  {
    kind: 'choice',
    field: 'payment_method',
    label: t('sales.tender'),
    options: tenders('cash', 'card', 'credit', 'bank_transfer', 'mixed'),
  },
  {
    kind: 'choice',
    field: 'payment_status',
    label: t('orders.payment'),
    options: PAYMENT_STATUSES.map((value) => ({ value, label: t(`orders.paid.${value}`) })),
  },
  { kind: 'record', field: 'employee_id', label: t('field.staff'), table: 'staff' },
];

const MORE_FILTERS = (): Filter[] => [
  { kind: 'record', field: 'customer_id', label: t('field.customer'), table: 'customers' },
  { kind: 'record', field: 'product_id', label: t('field.product'), table: 'products' },
  { kind: 'money', field: 'total', label: t('field.total') },
  { kind: 'text', field: 'staff_work_session_id', label: t('sales.shift') },
];

const COLUMNS = (): ListColumn<Order>[] => [
  {
    id: 'number',
    label: t('sales.number'),
    cell: (order) => <bdi>{numberOf(order)}</bdi>,
    sort: 'offline_reference',
  },
  {
    id: 'time',
    label: t('field.time'),
    cell: ({ occurred_at, created_at }) => <Time at={occurred_at ?? created_at} />,
    sort: 'occurred_at',
    width: 24,
  },
  {
    id: 'branch',
    label: t('field.branch'),
    cell: ({ branch_id }) => <BranchName id={branch_id} />,
    width: 16,
    minor: true,
  },
  {
    id: 'staff',
    label: t('field.staff'),
    cell: (order) =>
      order.created_by_staff_name ? (
        <bdi>{order.created_by_staff_name}</bdi>
      ) : (
        <RecordName table="staff" id={order.employee_id} />
      ),
    width: 16,
    minor: true,
  },
  {
    id: 'tender',
    label: t('sales.tender'),
    cell: ({ payment_method }) => tenderName(payment_method),
    sort: 'payment_method',
    width: 14,
    minor: true,
  },
  {
    id: 'status',
    label: t('field.status'),
    cell: (order) => <ShortState order={order} />,
    sort: 'status',
    width: 16,
    minor: true,
  },
  {
    id: 'total',
    label: t('field.total'),
    cell: ({ total }) => <Money amount={total} />,
    sort: 'total',
    width: 14,
    end: true,
  },
];

/** One word: whether it stands, and if so, whether it is paid. */
function ShortState({ order }: { order: Order }) {
  const unpaid = order.status === 'completed' && order.payment_status && order.payment_status !== 'paid';
  return unpaid ? (
    <PaymentState payment_status={order.payment_status} />
  ) : (
    <OrderState status={order.status} />
  );
}
