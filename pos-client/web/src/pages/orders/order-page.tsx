import { useState } from 'preact/hooks';
import { t, tMaybe } from '../../i18n';
import { useLive } from '../../store/live';
import type { Payment, Return } from '../../store/records';
import type { Till } from '../../store/till';
import { returnsOf } from '../../till/refund';
import { Button, EmptyState, Notice, Page, Spinner, useApp, useNavigate, useShortcuts } from '../../ui';
import { lazyDialog } from '../../ui/lazy';
import { OrderBadges } from './badges';
import { type Standing, standingOf } from './history';
import { LaterPaymentDialog } from './later-payment-dialog';
import { OrderFacts } from './order-facts';
import { OrderItems } from './order-items';
import { OrderPayments } from './order-payments';
import { OrderReturns } from './order-returns';
import { VoidDialog } from './void-dialog';
import './orders.css';

const ReceiptDialog = lazyDialog(() => import('../../receipt/receipt-dialog'));

/** A sale with all that happened to it. */
export interface Story extends Standing {
  /** that came after the sale */
  later: Payment[];
  returns: Return[];
}

type Open = 'receipt' | 'void' | 'pay' | null;

/** One sale: what it was, how it was paid, and what can still be done with it. */
export function OrderPage({ id }: { id: string }) {
  const { till } = useApp();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const found = useLive(() => storyOf(till, id), ['orders', 'payments', 'returns'], [id]);
  const back = () => navigate('/orders');
  if (found === undefined) {
    return <Spinner />;
  }
  if (found === null) {
    return (
      <Page title={t('nav.orders')} onBack={back}>
        <EmptyState icon="search" title={t('orders.unknown')} text={t('orders.unknownText')} />
      </Page>
    );
  }
  const { order } = found;
  return (
    <Page
      title={order.offline_reference ?? order.id}
      note={<OrderBadges standing={found} />}
      onBack={back}
      wide
      actions={
        <Actions story={found} onOpen={setOpen} onReturn={() => navigate(`/returns?sale=${order.id}`)} />
      }
    >
      <OrderStory story={found} />
      {open === 'receipt' && <ReceiptDialog order={order} copy onClose={() => setOpen(null)} />}
      {open === 'void' && <VoidDialog order={order} onClose={() => setOpen(null)} />}
      {open === 'pay' && <LaterPaymentDialog order={order} due={found.due} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function OrderStory({ story }: { story: Story }) {
  const { order, returns } = story;
  return (
    <>
      {order._error && (
        <Notice tone="danger">
          {t('orders.refused', { reason: tMaybe(`reason.${order._error}`, order._error) })}
        </Notice>
      )}
      {order.void_reason && (
        <Notice tone="warn">{t('orders.voidedFor', { reason: order.void_reason })}</Notice>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="order-columns" aria-label={t('orders.facts')} tabIndex={0}>
        <div class="stack">
          <OrderItems order={order} />
          <OrderReturns returns={returns} />
        </div>
        <div class="stack">
          <OrderPayments story={story} />
          <OrderFacts order={order} />
        </div>
      </section>
    </>
  );
}

interface ActionsProps {
  story: Story;
  onOpen: (open: Open) => void;
  onReturn: () => void;
}

/** The keys are those of the buttons; what can't be done has none. */
function Actions({ story: { order, due, isReturned, returns }, onOpen, onReturn }: ActionsProps) {
  const isVoid = order.status === 'cancelled';
  const returnable = !isVoid && !isReturned;
  useShortcuts({
    F3: returnable ? onReturn : undefined,
    F4: () => onOpen('receipt'),
    F8: due > 0 ? () => onOpen('pay') : undefined,
  });
  return (
    <>
      {!isVoid && returns.length === 0 && (
        <Button icon="close" onClick={() => onOpen('void')}>
          {t('orders.voidIt')}
        </Button>
      )}
      {returnable && (
        <Button icon="returns" shortcut="F3" onClick={onReturn}>
          {t('orders.return')}
        </Button>
      )}
      <Button icon="print" shortcut="F4" onClick={() => onOpen('receipt')}>
        {t('orders.reprint')}
      </Button>
      {due > 0 && (
        <Button kind="primary" icon="cash" shortcut="F8" onClick={() => onOpen('pay')}>
          {t('orders.pay')}
        </Button>
      )}
    </>
  );
}

async function storyOf(till: Till, id: string): Promise<Story | null> {
  const order = await till.db.orders.get(id);
  if (order === undefined) {
    return null;
  }
  const later = await till.db.payments.where('order_id').equals(id).toArray();
  return { ...(await standingOf(till, order)), later, returns: await returnsOf(till, id) };
}
