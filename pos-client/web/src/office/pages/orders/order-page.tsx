import { formatDateTime } from '../../../i18n';
import type { Order, Payment } from '../../../store/records';
import type { Part } from '../../api';
import { texts } from '../../i18n';
import type orders from '../../i18n/en/orders';
import type sales from '../../i18n/en/sales';
import { go } from '../../routes';
import { History } from '../../sales/history';
import { Lines } from '../../sales/lines';
import { Payments, together } from '../../sales/payments';
import { Loaded, Notice, Page } from '../../ui';
import { useQuery } from '../../use-query';
import { InvoiceButton, mayVoidElsewhere, PayButton, VoidButton } from './order-deeds';
import { OrderFacts, OrderSums } from './order-facts';
import { OrderInvoices } from './order-invoices';
import { OrderReturns } from './order-returns';
import { numberOf, OrderState, PaymentState } from './order-state';

const t = texts<typeof orders & typeof sales>();
const LIVE_MS = 2_000;

/** One sale: its goods, what it came to, how it was paid, what came back of it, and who did what. */
export function OrderPage({ id }: { id: string }) {
  const answer = useQuery<Order>(`/orders/${encodeURIComponent(id)}`, {}, { liveMs: LIVE_MS });
  const order = answer.data;
  return (
    <Page
      title={order ? numberOf(order) : t('orders.one')}
      note={order && <States order={order} />}
      onBack={() => go('/orders')}
      actions={
        order && (
          <>
            <VoidButton order={order} done={answer.refresh} />
            <InvoiceButton order={order} />
            <PayButton order={order} done={answer.refresh} />
          </>
        )
      }
      wide
    >
      <Loaded of={answer}>{(found) => <Body order={found} />}</Loaded>
    </Page>
  );
}

function States({ order }: { order: Order }) {
  return (
    <>
      <OrderState status={order.status} />
      {order.status !== 'cancelled' && <PaymentState payment_status={order.payment_status} />}
    </>
  );
}

function Body({ order }: { order: Order }) {
  return (
    <>
      {order.voided_at && (
        <Notice tone="danger">
          {t('orders.voidedBecause', {
            time: formatDateTime(order.voided_at),
            reason: order.void_reason || '–',
          })}
        </Notice>
      )}
      {mayVoidElsewhere(order) && <Notice>{t('orders.chooseBranch')}</Notice>}
      <div class="columns">
        <OrderFacts order={order} />
        <OrderSums order={order} />
      </div>
      <Lines items={order.items ?? []} />
      <AllPayments order={order} />
      <OrderReturns id={order.id} />
      <OrderInvoices id={order.id} />
      <History table="orders" id={order.id} />
    </>
  );
}

/** Those that came with the sale, and those that came later. */
function AllPayments({ order }: { order: Order }) {
  const later = useQuery<Part<Payment>>('/payments', { order_id: order.id }, { liveMs: LIVE_MS });
  return <Payments payments={together(order.payments ?? [], later.data?.items ?? [])} />;
}
