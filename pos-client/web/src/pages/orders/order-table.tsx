import { formatDateTime, t } from '../../i18n';
import { type Column, EmptyState, Money, Table, useNavigate } from '../../ui';
import { usePeople } from '../../ui/use-people';
import { OrderBadges } from './badges';
import { type Standing, timeOf } from './history';

/** Sales, one a row; a row opens its sale. */
export function OrderTable({ orders, filtered }: { orders: readonly Standing[]; filtered: boolean }) {
  const navigate = useNavigate();
  const people = usePeople();
  const nameOf = (id: string | null | undefined) => (id ? (people.find(id)?.name ?? '–') : '');
  return (
    <Table
      label={t('orders.sales')}
      rows={orders}
      rowKey={({ order }) => order.id}
      onOpen={({ order }) => navigate(`/orders/${order.id}`)}
      empty={
        <EmptyState
          icon="orders"
          title={t(filtered ? 'orders.nothing' : 'orders.none')}
          text={t(filtered ? 'orders.nothingText' : 'orders.noneText')}
        />
      }
      columns={columns(nameOf)}
    />
  );
}

function columns(nameOf: (id: string | null | undefined) => string): Column<Standing>[] {
  return [
    {
      id: 'number',
      label: t('orders.number'),
      cell: (standing) => <OrderNumber standing={standing} />,
    },
    { id: 'time', label: t('orders.time'), minor: true, cell: ({ order }) => dateTime(timeOf(order)) },
    {
      id: 'customer',
      label: t('sell.customer'),
      minor: true,
      cell: ({ order }) => nameOf(order.customer_id),
    },
    {
      id: 'state',
      label: t('orders.state'),
      minor: true,
      cell: (standing) => <OrderBadges standing={standing} />,
    },
    {
      id: 'total',
      label: t('orders.total'),
      end: true,
      cell: ({ order }) => (
        <span class={order.status === 'cancelled' ? 'orders-struck' : 'strong'}>
          <Money amount={order.total} />
        </span>
      ),
    },
  ];
}

/** On a phone it stands for the columns that have no room. */
function OrderNumber({ standing }: { standing: Standing }) {
  const { order } = standing;
  return (
    <span class="orders-number">
      <bdi>{order.offline_reference ?? order.id.slice(-12)}</bdi>
      <small class="muted">
        {order.global_order_number ? <bdi>#{order.global_order_number}</bdi> : null}
        <span class="orders-when">{dateTime(timeOf(order))}</span>
      </small>
      <span class="orders-when">
        <OrderBadges standing={standing} />
      </span>
    </span>
  );
}

export function dateTime(time: string | null): string {
  return time === null ? '' : formatDateTime(time);
}
