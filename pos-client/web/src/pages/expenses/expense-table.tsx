import { formatDate, formatMoney, t, tMaybe } from '../../i18n';
import { useLive } from '../../store/live';
import type { Expense } from '../../store/records';
import type { Till } from '../../store/till';
import { removeExpense } from '../../till/expenses';
import { type Column, confirm, EmptyState, IconButton, Money, Table, toast, useApp, words } from '../../ui';
import { SentBadge } from '../orders/badges';

/** What was spent, the newest first; what was written down by mistake can be removed. */
export function ExpenseTable({ expenses }: { expenses: readonly Expense[] }) {
  const { till } = useApp();
  const categories = useLive(() => till.db.expense_categories.toArray(), ['expense_categories']);
  const categoryOf = (id: string | null | undefined) =>
    categories?.find((category) => category.id === id)?.name;
  return (
    <Table
      label={t('nav.expenses')}
      rows={expenses}
      rowKey={({ id }) => id}
      empty={<EmptyState icon="expenses" title={t('expenses.none')} text={t('expenses.noneText')} />}
      columns={[
        {
          id: 'what',
          label: t('expenses.description'),
          cell: (expense) => <What expense={expense} category={categoryOf(expense.category_id)} />,
        },
        ...columns(),
        {
          id: 'remove',
          label: t('action.remove'),
          end: true,
          cell: (expense) => <Remove till={till} expense={expense} />,
        },
      ]}
    />
  );
}

function columns(): Column<Expense>[] {
  return [
    {
      id: 'when',
      label: t('receipt.date'),
      minor: true,
      cell: ({ expense_date, created_at }) => dateOf(expense_date ?? created_at),
    },
    {
      id: 'how',
      label: t('expenses.method'),
      minor: true,
      cell: ({ payment_method }) => tMaybe(`method.${payment_method}`, '–'),
    },
    { id: 'state', label: t('orders.state'), minor: true, cell: (expense) => <SentBadge row={expense} /> },
    {
      id: 'amount',
      label: t('tender.amount'),
      end: true,
      cell: ({ amount }) => (
        <span class="strong">
          <Money amount={amount} />
        </span>
      ),
    },
  ];
}

function What({ expense, category }: { expense: Expense; category: string | undefined }) {
  return (
    <span class="expense-what">
      <span class="strong">{expense.description || category || '–'}</span>
      <small class="muted">{expense.vendor}</small>
    </span>
  );
}

function Remove({ till, expense }: { till: Till; expense: Expense }) {
  const amount = formatMoney(expense.amount);
  const remove = async () => {
    const sure = await confirm({
      title: t('expenses.remove'),
      text: t('expenses.removeText', { amount }),
      confirm: t('expenses.remove'),
      danger: true,
    });
    if (sure) {
      await removeExpense(till, expense.id).catch((error: unknown) => toast(words(error), 'danger'));
    }
  };
  return (
    <IconButton
      kind="danger"
      icon="trash"
      label={t('expenses.removeOf', { amount })}
      onClick={() => void remove()}
    />
  );
}

function dateOf(time: string | null | undefined): string {
  return time ? formatDate(time) : '';
}
