import { formatDateTime, t, tMaybe } from '../../i18n';
import type { Payment } from '../../store/records';
import { Card, Money } from '../../ui';
import type { Story } from './order-page';

/** How it was paid, at once and later, and what is still due (B-6). */
export function OrderPayments({ story: { order, due, later } }: { story: Story }) {
  const added = later.filter((payment) => !order.payments?.some(({ id }) => id === payment.id));
  return (
    <Card title={t('orders.payments')}>
      <ul class="order-items">
        {[...(order.payments ?? []), ...added].map((payment) => (
          <li key={payment.id}>
            <span class="grow">
              <span class="strong">{methodName(payment)}</span>
              <small class="muted">{note(payment)}</small>
            </span>
            <Money amount={payment.amount} />
          </li>
        ))}
      </ul>
      {due > 0 && (
        <div class="order-sum order-sum-strong order-due">
          <span>{t('tender.due')}</span>
          <Money amount={due} />
        </div>
      )}
    </Card>
  );
}

function methodName({ payment_method }: Payment): string {
  return tMaybe(`method.${payment_method}`, payment_method ?? '–');
}

function note({ paid_at, reference }: Payment): string {
  return [paid_at ? formatDateTime(paid_at) : null, reference].filter(Boolean).join(' · ');
}
