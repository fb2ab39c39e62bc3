import type { Order } from '../../../store/records';
import { texts } from '../../i18n';
import type orders from '../../i18n/en/orders';
import { Badge, type Tone } from '../../ui';

const t = texts<typeof orders>();

export const STATUSES = ['pending', 'processing', 'completed', 'cancelled'] as const;
export const PAYMENT_STATUSES = ['pending', 'paid', 'partial', 'refunded'] as const;

const TONES: Record<(typeof STATUSES)[number], Tone> = {
  pending: 'warn',
  processing: 'accent',
  completed: 'ok',
  cancelled: 'danger',
};

/** Where a sale stands. */
export function OrderState({ status }: Pick<Order, 'status'>) {
  return status ? <Badge tone={TONES[status]}>{t(`orders.${status}`)}</Badge> : <>–</>;
}

/** Told where it isn't simply paid. */
export function PaymentState({ payment_status }: Pick<Order, 'payment_status'>) {
  if (!payment_status || payment_status === 'paid') {
    return null;
  }
  const tone = payment_status === 'refunded' ? 'neutral' : 'warn';
  return <Badge tone={tone}>{t(`orders.paid.${payment_status}`)}</Badge>;
}

/** What people call a sale or a return: what stands on the receipt. */
export function numberOf({
  id,
  offline_reference,
  global_order_number,
}: Pick<Order, 'id' | 'offline_reference' | 'global_order_number'>): string {
  return offline_reference || String(global_order_number ?? id.slice(-8));
}
