import { t } from '../../i18n';
import type { Row } from '../../store/records';
import { Badge } from '../../ui';
import type { Standing } from './history';

/** How a sale stands: nothing where all is well. */
export function OrderBadges({ standing: { order, due, isReturned } }: { standing: Standing }) {
  const isVoid = order.status === 'cancelled';
  return (
    <span class="row">
      {isVoid && <Badge tone="danger">{t('orders.void')}</Badge>}
      {isReturned && <Badge tone="accent">{t('orders.refunded')}</Badge>}
      {due > 0 && <Badge tone="warn">{t('orders.due')}</Badge>}
      <SentBadge row={order} />
    </span>
  );
}

/** Whether the server has it (S2-15). */
export function SentBadge({ row }: { row: Row }) {
  if (row._sync_status === 'failed') {
    return (
      <Badge tone="danger" icon="alert">
        {t('orders.failed')}
      </Badge>
    );
  }
  return row._synced === 0 ? <Badge icon="upload">{t('orders.waiting')}</Badge> : null;
}
