import { formatDate } from '../../../i18n';
import type { Expense } from '../../../store/records';
import { texts } from '../../i18n';
import type expenses from '../../i18n/en/expenses';
import type sales from '../../i18n/en/sales';
import type { ListColumn } from '../../list/columns';
import { type Filter, startOfDay } from '../../list/filter';
import { RecordList } from '../../list/record-list';
import { can } from '../../rights';
import { go } from '../../routes';
import { tenderName, tenders } from '../../sales/payments';
import { BranchName, Button, Money, Page, RecordName } from '../../ui';

const t = texts<typeof expenses & typeof sales>();

/** All expenses, the newest first. */
export function ExpenseList() {
  const add = can('expenses.upsert') && (
    <Button kind="primary" icon="plus" onClick={() => go('/expenses/new')}>
      {t('expenses.new')}
    </Button>
  );
  return (
    <Page title={t('nav.expenses')} wide actions={add}>
      <RecordList<Expense>
        label={t('nav.expenses')}
        table="expenses"
        search={t('expenses.search')}
        sort="-created_at"
        columns={COLUMNS()}
        filters={FILTERS()}
        open={({ id }) => `/expenses/${id}`}
        empty={{ icon: 'expenses', title: t('expenses.none'), text: t('expenses.noneText'), action: add }}
      />
    </Page>
  );
}

const FILTERS = (): Filter[] => [
  { kind: 'dates', field: 'expense_date', label: t('expenses.date') },
  { kind: 'branch', field: 'branch_id', label: t('field.branch') },
  { kind: 'record', field: 'category_id', label: t('expenses.category'), table: 'expense_categories' },
  {
    kind: 'choice',
    field: 'payment_method',
    label: t('sales.tender'),
    options: tenders('cash', 'card', 'credit', 'bank_transfer'),
  },
  { kind: 'record', field: 'employee_id', label: t('field.staff'), table: 'staff' },
  { kind: 'money', field: 'amount', label: t('field.amount') },
  { kind: 'text', field: 'staff_work_session_id', label: t('sales.shift') },
];

const COLUMNS = (): ListColumn<Expense>[] => [
  {
    id: 'description',
    label: t('expenses.description'),
    cell: ({ description, vendor, id }) => <bdi>{description || vendor || id.slice(-8)}</bdi>,
    sort: 'description',
  },
  {
    id: 'category',
    label: t('expenses.category'),
    cell: ({ category_id }) => <RecordName table="expense_categories" id={category_id} />,
    width: 18,
    minor: true,
  },
  {
    id: 'date',
    label: t('expenses.date'),
    cell: ({ expense_date, occurred_at, created_at }) => dayWords(expense_date ?? occurred_at ?? created_at),
    sort: 'expense_date',
    width: 16,
  },
  {
    id: 'branch',
    label: t('field.branch'),
    cell: ({ branch_id }) => <BranchName id={branch_id} />,
    width: 16,
    minor: true,
  },
  {
    id: 'staff',
    label: t('field.staff'),
    cell: ({ employee_id }) => <RecordName table="staff" id={employee_id} />,
    width: 16,
    minor: true,
  },
  {
    id: 'tender',
    label: t('sales.tender'),
    cell: ({ payment_method }) => tenderName(payment_method),
    sort: 'payment_method',
    width: 14,
    minor: true,
  },
  {
    id: 'amount',
    label: t('field.amount'),
    cell: ({ amount }) => <Money amount={amount} />,
    sort: 'amount',
    width: 14,
    end: true,
  },
];

/** A day of the wire, or that of a time. */
function dayWords(at: string | null | undefined): string {
  if (!at) {
    return '–';
  }
  return formatDate(at.length > 10 ? at : startOfDay(at).toISOString());
}
