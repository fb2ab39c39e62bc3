import { useState } from 'preact/hooks';
import type { Order } from '../../../store/records';
import { PayDialog } from '../../account/pay-dialog';
import { texts } from '../../i18n';
import type invoices from '../../i18n/en/invoices';
import type orders from '../../i18n/en/orders';
import type pay from '../../i18n/en/pay';
import { change } from '../../operations';
import { perform } from '../../perform';
import { can, isInCharge } from '../../rights';
import { go } from '../../routes';
import { askReason, Button } from '../../ui';
import { numberOf } from './order-state';

const t = texts<typeof orders & typeof pay & typeof invoices>();

const isVoid = (order: Order): boolean => order.status === 'cancelled' || Boolean(order.voided_at);

/** Somebody in charge who works in all branches has to choose one first. */
export function mayVoidElsewhere(order: Order): boolean {
  return !isVoid(order) && isInCharge() && !can('orders.void');
}

/** Leads to an invoice of the sale. */
export function InvoiceButton({ order }: { order: Order }) {
  return isVoid(order) || !can('invoices.create') ? null : (
    <Button icon="note" onClick={() => go(`/invoices/new?order=${order.id}`)}>
      {t('invoices.one')}
    </Button>
  );
}

/** What is left to pay of a sale, paid later (B-6). */
export function PayButton({ order, done }: { order: Order; done: () => void }) {
  const [open, setOpen] = useState(false);
  const due = order.remaining_amount ?? 0;
  if (due <= 0 || isVoid(order) || !can('payments.create')) {
    return null;
  }
  const customer = order.customer_id && { customer_id: order.customer_id };
  return (
    <>
      <Button kind="primary" icon="cash" onClick={() => setOpen(true)}>
        {t('pay.take')}
      </Button>
      {open && (
        <PayDialog
          title={t('pay.takeFor', { number: numberOf(order) })}
          type="payments.create"
          about={{ order_id: order.id, ...customer }}
          due={due}
          moves={['orders', 'customer_balances']}
          onClose={() => setOpen(false)}
          onPaid={done}
        />
      )}
    </>
  );
}

export function VoidButton({ order, done }: { order: Order; done: () => void }) {
  if (isVoid(order) || !can('orders.void')) {
    return null;
  }
  const run = async () => {
    const reason = await askReason({
      title: t('orders.voidTitle', { number: numberOf(order) }),
      text: t('orders.voidText'),
      confirm: t('orders.void'),
      danger: true,
    });
    if (reason !== null) {
      const voiding = change('orders.void', order.id, { reason }, order.version ?? null);
      await perform(voiding, { done: t('orders.voided') });
      done();
    }
  };
  return (
    <Button kind="danger" icon="close" onClick={() => void run()}>
      {t('orders.void')}
    </Button>
  );
}
