import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { useLive } from '../../store/live';
import { currentShift } from '../../till/shifts';
import { Button, Notice, Page, Spinner, useApp, useShortcuts } from '../../ui';
import { ExpenseDialog } from './expense-dialog';
import './expenses.css';
import { ExpenseTable } from './expense-table';

const SHOWN = 100;

/** Petty cash (S3-7): what was spent, and a form for more. */
export default function ExpensesPage() {
  const { till } = useApp();
  const [adding, setAdding] = useState(false);
  const shift = useLive(
    async () => (await currentShift(till)) ?? null,
    ['staff_work_sessions', 'sync_state'],
  );
  const expenses = useLive(
    () => till.db.expenses.orderBy('created_at').reverse().limit(SHOWN).toArray(),
    ['expenses'],
  );
  useShortcuts({ F2: () => setAdding(true) });
  return (
    <Page
      title={t('nav.expenses')}
      actions={
        <Button kind="primary" icon="plus" shortcut="F2" onClick={() => setAdding(true)}>
          {t('expenses.new')}
        </Button>
      }
    >
      {shift === null && <Notice>{t('expenses.noShift')}</Notice>}
      {expenses ? <ExpenseTable expenses={expenses} /> : <Spinner />}
      {adding && <ExpenseDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
