import { Balance } from '../../account/balance';
import { texts } from '../../i18n';
import type suppliers from '../../i18n/en/suppliers';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import { can } from '../../rights';
import { go } from '../../routes';
import { Badge, Button, Page, Time } from '../../ui';
import type { Supplier } from './supplier-page';

const t = texts<typeof suppliers>();

/** All suppliers. */
export function SupplierList() {
  const add = can('suppliers.upsert') && (
    <Button kind="primary" icon="plus" onClick={() => go('/suppliers/new')}>
      {t('suppliers.new')}
    </Button>
  );
  return (
    <Page title={t('nav.suppliers')} wide actions={add}>
      <RecordList<Supplier>
        label={t('nav.suppliers')}
        table="suppliers"
        search={t('suppliers.search')}
        sort="name"
        columns={columns()}
        filters={[
          { kind: 'text', field: 'city', label: t('suppliers.city') },
          { kind: 'flag', field: 'is_active', label: t('field.active') },
        ]}
        open={({ id }) => `/suppliers/${id}`}
        empty={{ icon: 'drawer', title: t('suppliers.none'), text: t('suppliers.noneText'), action: add }}
      />
    </Page>
  );
}

function columns(): ListColumn<Supplier>[] {
  return [
    {
      id: 'name',
      label: t('field.name'),
      cell: ({ name, is_active }) => (
        <>
          {name} {is_active === false && <Badge>{t('suppliers.inactive')}</Badge>}
        </>
      ),
      sort: 'name',
    },
    {
      id: 'contact',
      label: t('suppliers.contact_name'),
      cell: ({ contact_name }) => contact_name ?? '–',
      sort: 'contact_name',
      width: 22,
      minor: true,
    },
    {
      id: 'phone',
      label: t('suppliers.phone'),
      cell: ({ phone }) => <bdi dir="ltr">{phone ?? '–'}</bdi>,
      width: 20,
      minor: true,
    },
    {
      id: 'balance',
      label: t('suppliers.balance'),
      cell: ({ id }) => <Balance table="supplier_balances" id={id} />,
      width: 18,
      end: true,
    },
    {
      id: 'changed',
      label: t('field.changed'),
      cell: ({ updated_at }) => <Time at={updated_at} ago />,
      sort: 'updated_at',
      width: 16,
      minor: true,
    },
  ];
}
