import { t } from '../../i18n';
import type { Order } from '../../store/records';
import { Badge, Button, Icon, Money } from '../../ui';
import type { Open } from './dialogs';

export interface LastSaleProps {
  order: Order;
  onOpen: (open: Open) => void;
  onNext: () => void;
}

/** The sale that was just made, until the next one begins: what to give back is the largest thing on the screen. */
export function LastSale({ order, onOpen, onNext }: LastSaleProps) {
  const change = (order.payments ?? []).reduce((sum, payment) => sum + (payment.change_given ?? 0), 0);
  return (
    <div class="last-sale" role="status">
      <span class="last-sale-mark">
        <Icon name="check" size={28} />
      </span>
      <p class="strong">{t('sell.done', { reference: order.offline_reference ?? '' })}</p>
      {change > 0 ? (
        <p class="last-sale-change">
          {t('tender.change')}
          <b>
            <Money amount={change} />
          </b>
        </p>
      ) : (
        <p class="muted">
          {t('sell.paid')} <Money amount={order.amount_paid ?? order.total} />
        </p>
      )}
      {(order.remaining_amount ?? 0) > 0 && (
        <Badge tone="warn" icon="credit">
          {t('receipt.stillDue')} <Money amount={order.remaining_amount} />
        </Badge>
      )}
      <div class="row">
        <Button icon="print" onClick={() => onOpen({ kind: 'receipt', order })}>
          {t('receipt.show')}
        </Button>
        <Button kind="primary" onClick={onNext}>
          {t('sell.next')}
        </Button>
      </div>
    </div>
  );
}
