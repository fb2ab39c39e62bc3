import { formatNumber, formatPercent, t } from '../../i18n';
import { measureOf } from '../../receipt/document';
import type { Order, OrderItem } from '../../store/records';
import { Card, Money } from '../../ui';

/** What was sold, and what it came to. */
export function OrderItems({ order }: { order: Order }) {
  return (
    <Card title={t('orders.items')}>
      <ul class="order-items">
        {order.items.map((item, at) => (
          <li key={item.id ?? at}>
            <span class="grow">
              <span class="strong">{item.name ?? item.product_id}</span>
              <small class="muted">{measured(item)}</small>
            </span>
            <Money amount={item.total_price} />
          </li>
        ))}
      </ul>
      <dl class="order-sums">
        <Sum label={t('sell.subtotal')} amount={order.subtotal} />
        {order.discount ? <Sum label={t('sell.discount')} amount={-order.discount} /> : null}
        {order.shipping_cost ? <Sum label={t('receipt.shipping')} amount={order.shipping_cost} /> : null}
        {order.tax ? <Sum label={taxLabel(order)} amount={order.tax} /> : null}
        <Sum label={t('orders.total')} amount={order.total} strong />
      </dl>
    </Card>
  );
}

function Sum({
  label,
  amount,
  strong,
}: {
  label: string;
  amount: number | null | undefined;
  strong?: boolean;
}) {
  return (
    <div class={strong ? 'order-sum order-sum-strong' : 'order-sum'}>
      <dt>{label}</dt>
      <dd>
        <Money amount={amount} />
      </dd>
    </div>
  );
}

function measured(item: OrderItem): string {
  const said = [item.variant_display_name, item.batch_number].filter(Boolean);
  return [`${formatNumber(item.quantity)} ${measureOf(item)}`.trim(), ...said].join(' · ');
}

function taxLabel({ items }: Order): string {
  const rates = new Set(items.map((item) => item.tax_rate ?? 0));
  const [rate = 0] = rates;
  return rates.size === 1 ? t('receipt.taxAt', { rate: formatPercent(rate) }) : t('receipt.tax');
}
