import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Tender } from '../../store/records';
import { Button, Card, Choice, Field, Money } from '../../ui';
import { MethodChoice, MONEY } from '../orders/method-choice';
import { useBusy } from '../orders/use-busy';

export type ReturnType = 'refund' | 'exchange' | 'store_credit';

/** How a return is settled. */
export interface Payout {
  type: ReturnType;
  method: Tender;
  reason: string;
}

export interface PayoutFormProps {
  /** minor units; null where what was chosen can't be given back */
  amount: number | null;
  /** whether there is a customer whose account can take it */
  onAccount: boolean;
  /** whether something was chosen */
  ready: boolean;
  onSubmit: (payout: Payout) => Promise<void>;
}

/** What is given for the goods, and how: there is no default (S1-6). */
export function PayoutForm({ amount, onAccount, ready, onSubmit }: PayoutFormProps) {
  const [type, setType] = useState<ReturnType>('refund');
  const [chosen, setMethod] = useState<Tender | null>(null);
  const [reason, setReason] = useState('');
  const { busy, once } = useBusy();
  const method = type === 'store_credit' ? 'credit' : chosen;
  const submit = async () => {
    if (method !== null) {
      await onSubmit({ type, method, reason: reason.trim() });
    }
  };
  return (
    <Card>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          once(submit);
        }}
      >
        <Choice label={t('returns.kind')} options={typesOf(onAccount)} value={type} onChange={setType} />
        {type === 'exchange' && <p class="muted">{t('returns.exchangeText')}</p>}
        {type !== 'store_credit' && (
          <MethodChoice
            label={t('returns.how')}
            methods={onAccount ? [...MONEY, 'credit' as const] : MONEY}
            value={chosen}
            onChange={setMethod}
          />
        )}
        <Field label={t('override.reason')} value={reason} onInput={setReason} maxLength={200} />
        <Foot amount={amount} busy={busy} disabled={!ready || amount === null || method === null} />
      </form>
    </Card>
  );
}

interface FootProps {
  amount: number | null;
  busy: boolean;
  disabled: boolean;
}

function Foot({ amount, busy, disabled }: FootProps) {
  return (
    <div class="returns-foot">
      <p class="returns-amount" aria-live="polite">
        <span class="muted">{t('returns.giveBack')}</span>
        <Money amount={amount} />
      </p>
      <Button kind="primary" size="large" type="submit" busy={busy} disabled={disabled}>
        {t('returns.submit')}
      </Button>
    </div>
  );
}

function typesOf(onAccount: boolean): readonly { value: ReturnType; label: string }[] {
  const types = [
    { value: 'refund', label: t('returns.refund') },
    { value: 'exchange', label: t('returns.exchange') },
  ] as const;
  return onAccount ? [...types, { value: 'store_credit', label: t('returns.store_credit') }] : types;
}
