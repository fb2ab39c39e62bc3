import { NumberField, SwitchField, TextField } from '../../form/fields';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { RecordPage } from '../../form/record-page';
import { texts } from '../../i18n';
import type expenseCategories from '../../i18n/en/expense-categories';
import { RecordList } from '../../list/record-list';
import type { AnyRecord } from '../../lookup';
import { can } from '../../rights';
import { go, usePage } from '../../routes';
import { Badge, Button, Page, Time } from '../../ui';

const t = texts<typeof expenseCategories>();
const TYPE = 'expense_categories.upsert';

interface ExpenseCategory extends AnyRecord {
  name: string;
  description?: string | null;
  is_active?: boolean | null;
  updated_at?: string | null;
}

/** What money from the drawer is spent on. */
export default function ExpenseCategories() {
  const { id } = usePage();
  return id ? <CategoryPage key={id} id={id} /> : <CategoryList />;
}

function CategoryList() {
  const add = can(TYPE) && (
    <Button kind="primary" icon="plus" onClick={() => go('/expense-categories/new')}>
      {t('expense-categories.new')}
    </Button>
  );
  return (
    <Page title={t('nav.expense-categories')} wide actions={add}>
      <RecordList<ExpenseCategory>
        label={t('nav.expense-categories')}
        table="expense_categories"
        search={t('field.name')}
        sort="name"
        columns={[
          { id: 'name', label: t('field.name'), cell: ({ name }) => name, sort: 'name' },
          {
            id: 'description',
            label: t('expense-categories.description'),
            cell: ({ description }) => description ?? '–',
            minor: true,
          },
          {
            id: 'active',
            label: t('field.status'),
            cell: ({ is_active }) =>
              is_active === false ? (
                <Badge>{t('expense-categories.hidden')}</Badge>
              ) : (
                <Badge tone="ok">{t('field.active')}</Badge>
              ),
            width: 14,
          },
          {
            id: 'changed',
            label: t('field.changed'),
            cell: ({ updated_at }) => <Time at={updated_at} ago />,
            sort: 'updated_at',
            width: 18,
            minor: true,
          },
        ]}
        filters={[{ kind: 'flag', field: 'is_active', label: t('field.active') }]}
        open={({ id }) => `/expense-categories/${id}`}
        empty={{
          icon: 'expenses',
          title: t('expense-categories.none'),
          text: t('expense-categories.noneText'),
          action: add,
        }}
      />
    </Page>
  );
}

function CategoryPage({ id }: { id: string }) {
  return (
    <RecordPage<ExpenseCategory>
      table="expense_categories"
      id={id}
      list="/expense-categories"
      newTitle={t('expense-categories.new')}
      removal={{
        title: (name) => t('expense-categories.delete', { name }),
        text: t('expense-categories.deleteText'),
        done: t('expense-categories.deleted'),
      }}
      actions={(record) => (
        <Button icon="expenses" onClick={() => go(`/expenses?category_id=${record.id}`)}>
          {t('expense-categories.expenses')}
        </Button>
      )}
    >
      {(record) => <CategoryForm record={record} />}
    </RecordPage>
  );
}

function CategoryForm({ record }: { record: ExpenseCategory | null }) {
  const state = useRecordForm({
    type: TYPE,
    record,
    initial: { is_active: true },
    done: t('expense-categories.saved'),
    onSaved: (id) => record === null && go(`/expense-categories/${id}`, true),
  });
  const { form } = state;
  return (
    <RecordForm state={state}>
      <FormGroup>
        <TextField form={form} name="name" label={t('field.name')} required focused={record === null} />
        <NumberField form={form} name="sort_order" label={t('expense-categories.place')} />
        <SwitchField form={form} name="is_active" label={t('field.active')} absent />
        <div class="form-wide">
          <TextField form={form} name="description" label={t('expense-categories.description')} rows={2} />
        </div>
      </FormGroup>
    </RecordForm>
  );
}
