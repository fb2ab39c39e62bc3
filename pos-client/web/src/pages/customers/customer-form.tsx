import { useState } from 'preact/hooks';
import { currency, editableAmount, parseAmount, t } from '../../i18n';
import type { Customer } from '../../store/records';
import { type CustomerFields, saveCustomer } from '../../till/customers';
import { Button, Dialog, Field, toast, useApp, words } from '../../ui';
import './customers.css';

export interface CustomerFormProps {
  customer?: Customer;
  /** of a new one, as far as it was typed */
  name?: string;
  onClose: () => void;
  onSaved: (customer: Customer) => void;
}

const TEXTS = ['name', 'phone', 'email', 'code', 'tax_number', 'address', 'city', 'notes'] as const;
type TextField = (typeof TEXTS)[number];
type Texts = Record<TextField, string>;

/** A new customer, or another's record; what was emptied is cleared at the server too. */
export function CustomerForm({ customer, name, onClose, onSaved }: CustomerFormProps) {
  const { texts, setTexts, limit, setLimit, credit, tried, busy, save } = useCustomer(
    customer,
    name,
    onSaved,
  );
  const bind = (field: TextField) => ({
    label: t(`customers.${field}`),
    value: texts[field],
    onInput: (value: string) => setTexts({ ...texts, [field]: value }),
  });
  return (
    <Dialog
      title={customer ? t('customers.edit') : t('customers.new')}
      sticky
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <div class="customer-form">
        <Field
          {...bind('name')}
          required
          focused
          error={tried && !texts.name.trim() ? t('customers.needName') : null}
        />
        <Field {...bind('phone')} type="tel" inputMode="tel" />
        <Field {...bind('email')} type="email" inputMode="email" />
        <Field {...bind('code')} />
        <Field {...bind('tax_number')} />
        <Field {...bind('address')} />
        <Field {...bind('city')} />
        <Field
          label={t('customers.creditLimit')}
          hint={t('customers.creditLimitHint')}
          value={limit}
          onInput={setLimit}
          before={currency.value}
          inputMode="decimal"
          error={tried && limit !== '' && credit === null ? t('tender.wrongAmount') : null}
          numeric
        />
        <Field {...bind('notes')} rows={2} />
      </div>
    </Dialog>
  );
}

function useCustomer(
  customer: Customer | undefined,
  name: string | undefined,
  onSaved: (customer: Customer) => void,
) {
  const { till } = useApp();
  const [texts, setTexts] = useState<Texts>(() => textsOf(customer, name));
  const [limit, setLimit] = useState(
    customer?.credit_limit == null ? '' : editableAmount(customer.credit_limit),
  );
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const credit = limit === '' ? null : parseAmount(limit);
  const wrong = texts.name.trim() === '' || (limit !== '' && credit === null);
  const save = async () => {
    setTried(true);
    if (wrong || busy) {
      return;
    }
    setBusy(true);
    try {
      onSaved(await saveCustomer(till, { ...fieldsOf(texts), credit_limit: credit }, customer?.id));
    } catch (error) {
      setBusy(false);
      toast(words(error), 'danger');
    }
  };
  return { texts, setTexts, limit, setLimit, credit, tried, busy, save };
}

function textsOf(customer: Customer | undefined, name = ''): Texts {
  const entries = TEXTS.map((field) => [field, customer?.[field] ?? ''] as const);
  const texts = Object.fromEntries(entries) as Texts;
  return customer ? texts : { ...texts, name };
}

function fieldsOf(texts: Texts): CustomerFields {
  return Object.fromEntries(TEXTS.map((field) => [field, texts[field].trim() || null]));
}
