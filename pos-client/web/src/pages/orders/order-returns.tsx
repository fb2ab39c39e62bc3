import { useState } from 'preact/hooks';
import { formatDateTime, t } from '../../i18n';
import type { Return } from '../../store/records';
import { Card, IconButton, Money } from '../../ui';
import { lazyDialog } from '../../ui/lazy';

const ReceiptDialog = lazyDialog(() => import('../../receipt/receipt-dialog'));

/** What came back of a sale. */
export function OrderReturns({ returns }: { returns: readonly Return[] }) {
  const [shown, setShown] = useState<Return | null>(null);
  if (returns.length === 0) {
    return null;
  }
  return (
    <Card title={t('nav.returns')}>
      <ul class="order-items">
        {returns.map((one) => (
          <li key={one.id}>
            <span class="grow">
              <bdi class="strong">{one.offline_reference}</bdi>
              <small class="muted">
                {[one.occurred_at && formatDateTime(one.occurred_at), one.reason].filter(Boolean).join(' · ')}
              </small>
            </span>
            <Money amount={one.total} />
            <IconButton icon="print" label={t('orders.reprint')} onClick={() => setShown(one)} />
          </li>
        ))}
      </ul>
      {shown && <ReceiptDialog returned={shown} copy onClose={() => setShown(null)} />}
    </Card>
  );
}
