import type { Return } from '../../../store/records';
import type { Part } from '../../api';
import { texts } from '../../i18n';
import type orders from '../../i18n/en/orders';
import type sales from '../../i18n/en/sales';
import { go } from '../../routes';
import { tenderName } from '../../sales/payments';
import { BranchName, Card, Money, Table, Time } from '../../ui';
import { useQuery } from '../../use-query';
import { numberOf } from './order-state';

const t = texts<typeof orders & typeof sales>();
const LIVE_MS = 2_000;

/** What came back of a sale; nothing where nothing did. */
export function OrderReturns({ id }: { id: string }) {
  const { data } = useQuery<Part<Return>>('/returns', { order_id: id }, { liveMs: LIVE_MS });
  if (!data || data.items.length === 0) {
    return null;
  }
  return (
    <Card title={t('orders.returns')}>
      <Table
        label={t('orders.returns')}
        rows={data.items}
        rowKey={(one) => one.id}
        onOpen={(one) => go(`/returns/${one.id}`)}
        columns={[
          { id: 'number', label: t('sales.number'), cell: (one) => <bdi>{numberOf(one)}</bdi> },
          {
            id: 'time',
            label: t('field.time'),
            cell: ({ occurred_at, created_at }) => <Time at={occurred_at ?? created_at} />,
            minor: true,
          },
          {
            id: 'branch',
            label: t('field.branch'),
            cell: ({ branch_id }) => <BranchName id={branch_id} />,
            minor: true,
          },
          { id: 'tender', label: t('sales.refund'), cell: (one) => tenderName(one.refund_method) },
          {
            id: 'total',
            label: t('field.total'),
            cell: ({ total }) => <Money amount={total} />,
            end: true,
          },
        ]}
      />
    </Card>
  );
}
