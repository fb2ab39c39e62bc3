import { formatMoney } from '../../../i18n';
import type { Expense } from '../../../store/records';
import { ChoiceField, DateField, LookupField, MoneyField, TextField } from '../../form/fields';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { RecordPage } from '../../form/record-page';
import { texts } from '../../i18n';
import type expenses from '../../i18n/en/expenses';
import type sales from '../../i18n/en/sales';
import { today } from '../../list/filter-words';
import type { AnyRecord } from '../../lookup';
import { remove } from '../../removal';
import { can } from '../../rights';
import { go } from '../../routes';
import { History } from '../../sales/history';
import { tenders } from '../../sales/payments';
import { BranchName, Button } from '../../ui';

const t = texts<typeof expenses & typeof sales>();

type ExpenseRecord = Expense & AnyRecord;

/** One expense, to be read, corrected or deleted; or a new one. */
export function ExpensePage({ id }: { id: string }) {
  return (
    <RecordPage<ExpenseRecord>
      table="expenses"
      id={id}
      list="/expenses"
      newTitle={t('expenses.new')}
      note={({ branch_id }) => (
        <span class="muted">
          <BranchName id={branch_id} />
        </span>
      )}
      actions={(expense) => <DeleteButton expense={expense} />}
    >
      {(expense) => (
        <>
          <ExpenseForm expense={expense} />
          {expense && <History table="expenses" id={expense.id} />}
        </>
      )}
    </RecordPage>
  );
}

/** An expense has no name: it comes back by its amount. */
function DeleteButton({ expense }: { expense: ExpenseRecord }) {
  if (!can('expenses.delete')) {
    return null;
  }
  const run = async () => {
    const gone = await remove({
      table: 'expenses',
      record: expense,
      title: t('expenses.delete', { amount: formatMoney(expense.amount) }),
      text: t('expenses.deleteText'),
      done: t('expenses.deleted'),
      field: 'amount',
    });
    if (gone) {
      go('/expenses', true);
    }
  };
  return (
    <Button icon="trash" onClick={() => void run()}>
      {t('do.delete')}
    </Button>
  );
}

const positive = (value: unknown): string | null =>
  typeof value === 'number' && value <= 0 ? t('expenses.positive') : null;

function ExpenseForm({ expense }: { expense: ExpenseRecord | null }) {
  const state = useRecordForm({
    type: 'expenses.upsert',
    record: expense,
    initial: { expense_date: today() },
    done: t('expenses.saved'),
    onSaved: (id) => expense === null && go(`/expenses/${id}`, true),
  });
  const { form } = state;
  return (
    <RecordForm state={state}>
      <FormGroup title={t('expenses.what')}>
        <MoneyField form={form} name="amount" label={t('field.amount')} required check={positive} />
        <DateField form={form} name="expense_date" label={t('expenses.date')} required />
        <TextField form={form} name="description" label={t('expenses.description')} maxLength={10_000} />
        <LookupField
          form={form}
          name="category_id"
          label={t('expenses.category')}
          table="expense_categories"
        />
      </FormGroup>
      <FormGroup title={t('expenses.how')}>
        <ChoiceField
          form={form}
          name="payment_method"
          label={t('sales.tender')}
          options={tenders('cash', 'card', 'bank_transfer', 'credit')}
          required
        />
        <TextField form={form} name="vendor" label={t('expenses.vendor')} />
        <TextField form={form} name="reference" label={t('sales.reference')} />
        <LookupField form={form} name="employee_id" label={t('field.staff')} table="staff" />
        <div class="form-wide">
          <TextField form={form} name="notes" label={t('field.notes')} rows={2} />
        </div>
      </FormGroup>
    </RecordForm>
  );
}
