import { LookupField, NumberField, SwitchField, TextField } from '../../form/fields';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { RecordPage } from '../../form/record-page';
import { texts } from '../../i18n';
import type categories from '../../i18n/en/categories';
import { RecordList } from '../../list/record-list';
import type { AnyRecord } from '../../lookup';
import { can } from '../../rights';
import { go, usePage } from '../../routes';
import { Badge, Button, Page, RecordName, Tabs, Time } from '../../ui';

const t = texts<typeof categories>();

interface Category extends AnyRecord {
  name: string;
  category_id?: string | null;
  sort_order?: number | null;
  is_active?: boolean | null;
  updated_at?: string | null;
}

type Kind = 'product_categories' | 'product_subcategories';

/** What products are grouped by: categories at /categories/<id>, subcategories at /categories/sub/<id>. */
export default function Categories() {
  const { id, part } = usePage();
  if (id === 'sub') {
    return part ? (
      <CategoryPage key={part} kind="product_subcategories" id={part} />
    ) : (
      <CategoryList kind="product_subcategories" />
    );
  }
  return id ? (
    <CategoryPage key={id} kind="product_categories" id={id} />
  ) : (
    <CategoryList kind="product_categories" />
  );
}

const LISTS: Record<Kind, string> = {
  product_categories: '/categories',
  product_subcategories: '/categories/sub',
};

function CategoryList({ kind }: { kind: Kind }) {
  const add = can(`${kind}.upsert`) && (
    <Button kind="primary" icon="plus" onClick={() => go(`${LISTS[kind]}/new`)}>
      {t(`categories.new.${kind}`)}
    </Button>
  );
  return (
    <Page
      title={t('nav.categories')}
      wide
      actions={add}
      bar={
        <Tabs<Kind>
          label={t('nav.categories')}
          tabs={[
            { id: 'product_categories', label: t('categories.product_categories') },
            { id: 'product_subcategories', label: t('categories.product_subcategories') },
          ]}
          selected={kind}
          onSelect={(other) => go(LISTS[other])}
        />
      }
    >
      <RecordList<Category>
        key={kind}
        label={t(`categories.${kind}`)}
        table={kind}
        search={t('field.name')}
        sort="name"
        columns={[
          { id: 'name', label: t('field.name'), cell: ({ name }) => name, sort: 'name' },
          ...(kind === 'product_subcategories'
            ? [
                {
                  id: 'category',
                  label: t('categories.parent'),
                  cell: ({ category_id }: Category) => (
                    <RecordName table="product_categories" id={category_id} />
                  ),
                },
              ]
            : []),
          {
            id: 'place',
            label: t('categories.place'),
            cell: ({ sort_order }) => sort_order ?? '–',
            sort: 'sort_order',
            width: 14,
            end: true,
            minor: true,
          },
          {
            id: 'active',
            label: t('field.status'),
            cell: ({ is_active }) =>
              is_active === false ? (
                <Badge>{t('categories.hidden')}</Badge>
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
        filters={[
          { kind: 'flag', field: 'is_active', label: t('field.active') },
          ...(kind === 'product_subcategories'
            ? [
                {
                  kind: 'record' as const,
                  field: 'category_id',
                  label: t('categories.parent'),
                  table: 'product_categories',
                },
              ]
            : []),
        ]}
        open={({ id }) => `${LISTS[kind]}/${id}`}
        empty={{ icon: 'variants', title: t('categories.none'), text: t('categories.noneText'), action: add }}
      />
    </Page>
  );
}

function CategoryPage({ kind, id }: { kind: Kind; id: string }) {
  const field = kind === 'product_categories' ? 'category_id' : 'subcategory_id';
  return (
    <RecordPage<Category>
      table={kind}
      id={id}
      list={LISTS[kind]}
      newTitle={t(`categories.new.${kind}`)}
      removal={{
        title: (name) => t('categories.delete', { name }),
        text: t('categories.deleteText'),
        done: t('categories.deleted'),
      }}
      actions={(record) => (
        <Button icon="tag" onClick={() => go(`/products?${field}=${record.id}`)}>
          {t('categories.products')}
        </Button>
      )}
    >
      {(record) => <CategoryForm kind={kind} record={record} />}
    </RecordPage>
  );
}

function CategoryForm({ kind, record }: { kind: Kind; record: Category | null }) {
  const state = useRecordForm({
    type: `${kind}.upsert`,
    record,
    initial: { is_active: true },
    done: t('categories.saved'),
    onSaved: (id) => record === null && go(`${LISTS[kind]}/${id}`, true),
  });
  const { form } = state;
  return (
    <RecordForm state={state}>
      <FormGroup>
        <TextField form={form} name="name" label={t('field.name')} required focused={record === null} />
        {kind === 'product_subcategories' && (
          <LookupField
            form={form}
            name="category_id"
            label={t('categories.parent')}
            table="product_categories"
            required
          />
        )}
        <NumberField
          form={form}
          name="sort_order"
          label={t('categories.place')}
          hint={t('categories.placeHint')}
        />
        {kind === 'product_categories' && (
          <TextField form={form} name="color" label={t('categories.color')} placeholder="#0f766e" />
        )}
        <SwitchField form={form} name="is_active" label={t('field.active')} absent />
        <div class="form-wide">
          <TextField form={form} name="description" label={t('categories.description')} rows={2} />
        </div>
      </FormGroup>
    </RecordForm>
  );
}
