import type { Order } from '../../../store/records';
import type { Part } from '../../api';
import { texts } from '../../i18n';
import type dashboard from '../../i18n/en/dashboard';
import { to } from '../../routes';
import { Badge, BranchName, Card, Loaded, Money, Time } from '../../ui';
import { useQuery } from '../../use-query';

const t = texts<typeof dashboard>();
const SHOWN = 8;
const LIVE_MS = 1_000;

/** The sales that came last, the newest first. */
export function Latest() {
  const answer = useQuery<Part<Order>>('/orders', { sort: '-created_at', limit: SHOWN }, { liveMs: LIVE_MS });
  return (
    <Card title={t('dashboard.latest')}>
      <Loaded of={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="muted">{t('dashboard.nothing')}</p>
          ) : (
            <table class="ranking" data-latest>
              <thead>
                <tr>
                  <th scope="col">{t('dashboard.number')}</th>
                  <th scope="col">{t('field.time')}</th>
                  <th scope="col">{t('field.branch')}</th>
                  <th scope="col" class="end">
                    {t('field.total')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((order) => (
                  <Row key={order.id} order={order} />
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Card>
  );
}

function Row({ order }: { order: Order }) {
  return (
    <tr>
      <td>
        <a href={to(`/orders/${order.id}`)}>
          <bdi>{order.offline_reference ?? order.global_order_number ?? order.id}</bdi>
        </a>{' '}
        {order.voided_at && <Badge tone="danger">{t('dashboard.void')}</Badge>}
      </td>
      <td>
        <Time at={order.occurred_at ?? order.created_at} />
      </td>
      <td>
        <BranchName id={order.branch_id} />
      </td>
      <td class="end">
        <Money amount={order.total} />
      </td>
    </tr>
  );
}
