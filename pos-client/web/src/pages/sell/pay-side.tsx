import { t } from '../../i18n';
import type { Tendered } from '../../till/sale';
import { IconButton, Money } from '../../ui';
import { usePeople } from '../../ui/use-people';
import type { Desk } from './desk';
import type { Balance } from './tender';

export interface PaySideProps {
  desk: Desk;
  balance: Balance;
  payments: readonly Tendered[];
  /** how it stands with what is being typed */
  preview: Balance;
  onRemove: (at: number) => void;
}

/** How the sale stands: to pay, paid so far, still due or to give back. */
export function PaySide({ desk, balance, payments, preview, onRemove }: PaySideProps) {
  const people = usePeople();
  const { customerId } = desk.cart.value;
  const rounded = preview.total - desk.priced.value.totals.total;
  return (
    <div class="pay-side">
      <p class="pay-label">{t('tender.toPay')}</p>
      <p class="pay-due">
        <Money amount={preview.total} />
      </p>
      {customerId && <p class="muted">{people.find(customerId)?.name}</p>}
      <p class="pay-rounded muted">
        {rounded !== 0 && (
          <>
            {t('tender.rounded')} <Money amount={rounded} signed />
          </>
        )}
      </p>
      <ul class="pay-list" aria-label={t('tender.payments')}>
        {payments.map((payment, at) => (
          <li key={at}>
            <span class="grow">{t(`method.${payment.payment_method}`)}</span>
            <Money amount={payment.tendered} />
            <IconButton icon="close" label={t('tender.remove')} onClick={() => onRemove(at)} />
          </li>
        ))}
      </ul>
      <div class={preview.change > 0 ? 'pay-rest pay-rest-change' : 'pay-rest'} aria-live="polite">
        <span>{preview.change > 0 ? t('tender.change') : t('tender.due')}</span>
        <b>
          <Money amount={preview.change > 0 ? preview.change : Math.max(0, preview.total - balance.paid)} />
        </b>
      </div>
    </div>
  );
}
