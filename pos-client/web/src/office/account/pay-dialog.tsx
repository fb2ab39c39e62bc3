import { useState } from 'preact/hooks';
import { currency, editableAmount } from '../../i18n';
import { useDeed } from '../form/use-deed';
import { tAny, texts } from '../i18n';
import type pay from '../i18n/en/pay';
import { today } from '../list/filter-words';
import { tableChanged } from '../live';
import { session } from '../session';
import { Button, Dialog, Facts, Field, Money, Select } from '../ui';
import { amountOf, isPast, METHODS, paymentOf, type Typed } from './paying';

const t = texts<typeof pay>();

export interface PayDialogProps {
  title: string;
  type: 'payments.create' | 'supplier_payments.create';
  /** whose account, and what for: `customer_id`, `order_id`, `supplier_id`, `purchase_id` */
  about: Readonly<Record<string, string>>;
  /** what is owed now, minor units; the amount that is filled in */
  due: number;
  /** the records that follow from it: their pages show it at once */
  moves: readonly string[];
  onClose: () => void;
  /** it is booked, or will be in a moment */
  onPaid?: () => void;
}

/** Money that a customer pays, or that a supplier gets, at the branch where the person works (B-6, B-12). */
export function PayDialog(props: PayDialogProps) {
  const { title, type, about, due, onClose } = props;
  const now = today();
  const [typed, setTyped] = useState<Typed>(() => ({
    amount: due > 0 ? editableAmount(due) : '',
    method: '',
    reference: '',
    day: now,
  }));
  const { busy, tried, send } = useDeed({ type, done: t('pay.taken') });
  const save = async () => {
    const payment = paymentOf(typed, now);
    const outcome = await send(payment && { ...payment, ...about, employee_id: session.person?.id });
    if (outcome && outcome.status !== 'rejected') {
      props.moves.forEach(tableChanged);
      onClose();
      props.onPaid?.();
    }
  };
  return (
    <Dialog
      title={title}
      width="small"
      onClose={onClose}
      onSubmit={() => void save()}
      sticky
      actions={
        <>
          <Button onClick={onClose}>{t('do.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('pay.book')}
          </Button>
        </>
      }
    >
      <div class="stack">
        <PayFields typed={typed} onChange={setTyped} due={due} now={now} tried={tried} />
      </div>
    </Dialog>
  );
}

interface PayFieldsProps {
  typed: Typed;
  onChange: (typed: Typed) => void;
  due: number;
  now: string;
  tried: boolean;
}

function PayFields({ typed, onChange, due, now, tried }: PayFieldsProps) {
  const amount = amountOf(typed.amount);
  const put = (name: keyof Typed) => (value: string) => onChange({ ...typed, [name]: value });
  return (
    <>
      <Field
        label={`${t('field.amount')} *`}
        value={typed.amount}
        onInput={put('amount')}
        hint={amount !== null && amount > due ? t('pay.more') : undefined}
        error={amount === null && (tried || typed.amount.trim() !== '') ? t('pay.amountMissing') : null}
        inputMode="decimal"
        after={currency.value}
        numeric
        focused
      />
      <Facts
        rows={[
          [t('pay.due'), <Money key="due" amount={due} />],
          [t('pay.after'), <Money key="after" amount={due - (amount ?? 0)} />],
        ]}
      />
      <Select
        label={`${t('pay.method')} *`}
        value={typed.method}
        options={[
          { value: '', label: t('form.choose'), disabled: typed.method !== '' },
          ...METHODS.map((value) => ({ value, label: tAny(`tender.${value}`, value) })),
        ]}
        onChange={(method) => onChange({ ...typed, method })}
        error={tried && typed.method === '' ? t('pay.methodMissing') : null}
      />
      <Field
        label={t('pay.day')}
        type="date"
        value={typed.day}
        onInput={put('day')}
        error={isPast(typed.day, now) ? null : t('pay.dayMissing')}
      />
      <Field
        label={t('pay.reference')}
        hint={t('pay.referenceHint')}
        value={typed.reference}
        onInput={put('reference')}
        maxLength={255}
      />
    </>
  );
}
