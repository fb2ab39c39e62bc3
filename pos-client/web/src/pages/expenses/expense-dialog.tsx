import { useState } from 'preact/hooks';
import { parseAmount, t } from '../../i18n';
import { useLive } from '../../store/live';
import { spend } from '../../till/expenses';
import { Field, Notice, Select, toast, useApp, words } from '../../ui';
import { AmountField } from '../orders/amount-field';
import { FormDialog } from '../orders/form-dialog';
import { MethodChoice, MONEY } from '../orders/method-choice';

type Method = (typeof MONEY)[number];

const TEXTS = ['description', 'vendor', 'reference'] as const;

/** Writes an expense down; in cash it comes out of the drawer of the open shift. */
export function ExpenseDialog({ onClose }: { onClose: () => void }) {
  const form = useSpending(onClose);
  return (
    <FormDialog title={t('expenses.new')} submit={t('action.save')} onClose={onClose} onSubmit={form.submit}>
      <AmountField
        label={t('tender.amount')}
        value={form.typed}
        onInput={form.setTyped}
        error={form.wrongAmount ? t('tender.wrongAmount') : null}
        focused
        required
      />
      <MethodChoice
        label={t('expenses.method')}
        methods={MONEY}
        value={form.method}
        onChange={form.setMethod}
      />
      {form.noMethod && <Notice tone="danger">{t('refusal.no_payment')}</Notice>}
      <div class="expense-form">
        <CategorySelect value={form.category} onChange={form.setCategory} />
        {TEXTS.map((name) => (
          <Field
            key={name}
            label={t(`expenses.${name}`)}
            value={form.texts[name]}
            onInput={(text) => form.setTexts({ ...form.texts, [name]: text })}
            maxLength={200}
          />
        ))}
      </div>
    </FormDialog>
  );
}

function useSpending(onSaved: () => void) {
  const { till } = useApp();
  const [typed, setTyped] = useState('');
  const [method, setMethod] = useState<Method | null>(null);
  const [category, setCategory] = useState('');
  const [texts, setTexts] = useState({ description: '', vendor: '', reference: '' });
  const [tried, setTried] = useState(false);
  const amount = parseAmount(typed);
  const wrong = amount === null || amount <= 0;
  const submit = async () => {
    setTried(true);
    if (wrong || method === null) {
      return;
    }
    try {
      const said = Object.fromEntries(TEXTS.map((name) => [name, texts[name].trim() || undefined]));
      await spend(till, { amount, payment_method: method, category_id: category || undefined, ...said });
      toast(t('expenses.saved'), 'ok');
      onSaved();
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  const [wrongAmount, noMethod] = [tried && wrong, tried && method === null];
  const fields = { typed, setTyped, method, setMethod, category, setCategory, texts, setTexts };
  return { ...fields, wrongAmount, noMethod, submit };
}

/** Nothing where the chain has no categories. */
function CategorySelect({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { till } = useApp();
  const categories = useLive(
    () => till.db.expense_categories.filter(({ is_active }) => is_active !== false).toArray(),
    ['expense_categories'],
  );
  if (!categories || categories.length === 0) {
    return null;
  }
  const options = categories.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label={t('expenses.category')}
      value={value}
      options={[{ value: '', label: t('state.none') }, ...options]}
      onChange={onChange}
    />
  );
}
