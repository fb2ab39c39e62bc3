import { useMemo, useState } from 'preact/hooks';
import { editableAmount, formatMoney, parseAmount, t } from '../../i18n';
import type { Order } from '../../store/records';
import { pay } from '../../till/pay';
import { Field, Money, toast, useApp, words } from '../../ui';
import { usePaying } from '../../ui/presence';
import { AmountField } from './amount-field';
import { FormDialog } from './form-dialog';
import { MethodChoice, MONEY } from './method-choice';

type Method = (typeof MONEY)[number];

export interface LaterPaymentDialogProps {
  order: Order;
  /** minor units */
  due: number;
  onClose: () => void;
}

/** Money that comes after the sale (B-6): all that is due, or a part. In cash, more is given back as change. */
export function LaterPaymentDialog(props: LaterPaymentDialogProps) {
  const { due, onClose } = props;
  usePaying();
  const form = useLaterPayment(props);
  return (
    <FormDialog title={t('orders.pay')} submit={t('orders.payIt')} onClose={onClose} onSubmit={form.submit}>
      <p class="order-big">
        <span class="muted">{t('tender.due')}</span>
        <Money amount={due} />
      </p>
      <MethodChoice label={t('tender.how')} methods={MONEY} value={form.method} onChange={form.setMethod} />
      <AmountField
        label={t('tender.amount')}
        value={form.typed}
        placeholder={editableAmount(due)}
        onInput={form.setTyped}
        error={form.problem}
      />
      {form.method !== null && form.method !== 'cash' && (
        <Field
          label={t('orders.reference')}
          value={form.reference}
          onInput={form.setReference}
          maxLength={64}
        />
      )}
      <p class="order-change" aria-live="polite">
        {form.change > 0 && (
          <>
            {t('tender.change')} <Money amount={form.change} />
          </>
        )}
      </p>
    </FormDialog>
  );
}

function useLaterPayment({ order, due, onClose }: LaterPaymentDialogProps) {
  const { till } = useApp();
  const id = useMemo(() => till.newId(), []);
  const [method, setMethod] = useState<Method | null>(null);
  const [typed, setTyped] = useState('');
  const [reference, setReference] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const tendered = typed === '' ? due : parseAmount(typed);
  const change = method === 'cash' && tendered !== null ? Math.max(0, tendered - due) : 0;
  const submit = async () => {
    const wrong = method === null ? t('refusal.no_payment') : problemOf(method, tendered, due);
    setProblem(wrong);
    if (wrong || method === null || tendered === null) {
      return;
    }
    try {
      const amount = Math.min(tendered, due);
      const said = { payment_method: method, amount, tendered, reference: reference.trim() || undefined };
      await pay(till, { id, order_id: order.id, ...said });
      toast(t('orders.paid', { amount: formatMoney(amount) }), 'ok');
      onClose();
    } catch (error) {
      setProblem(words(error));
    }
  };
  return { method, setMethod, typed, setTyped, reference, setReference, problem, change, submit };
}

function problemOf(method: Method, tendered: number | null, due: number): string | null {
  if (tendered === null || tendered <= 0) {
    return t('tender.wrongAmount');
  }
  return method !== 'cash' && tendered > due ? t('tender.tooMuch') : null;
}
