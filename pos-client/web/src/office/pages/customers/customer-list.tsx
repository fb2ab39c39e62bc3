import { Balance } from '../../account/balance';
import { texts } from '../../i18n';
import type customers from '../../i18n/en/customers';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import { can } from '../../rights';
import { go } from '../../routes';
import { Badge, Button, Money, Page, Time } from '../../ui';
import type { Customer } from './customer-page';
import { CustomerTabs } from './customer-tabs';

const t = texts<typeof customers>();

/** All customers. */
export function CustomerList() {
  const add = can('customers.upsert') && (
    <Button kind="primary" icon="plus" onClick={() => go('/customers/new')}>
      {t('customers.new')}
    </Button>
  );
  return (
    <Page title={t('nav.customers')} wide actions={add} bar={<CustomerTabs selected="all" />}>
      <RecordList<Customer>
        label={t('nav.customers')}
        table="customers"
        search={t('customers.search')}
        sort="name"
        columns={columns()}
        filters={[
          { kind: 'money', field: 'credit_limit', label: t('customers.credit_limit') },
          { kind: 'text', field: 'city', label: t('customers.city') },
          { kind: 'flag', field: 'is_active', label: t('field.active') },
          { kind: 'days', field: 'updated_at', label: t('field.changed') },
        ]}
        open={({ id }) => `/customers/${id}`}
        empty={{ icon: 'customers', title: t('customers.none'), text: t('customers.noneText'), action: add }}
      />
    </Page>
  );
}

function columns(): ListColumn<Customer>[] {
  return [
    {
      id: 'name',
      label: t('field.name'),
      cell: ({ name, is_active }) => (
        <>
          {name} {is_active === false && <Badge>{t('customers.inactive')}</Badge>}
        </>
      ),
      sort: 'name',
    },
    {
      id: 'code',
      label: t('customers.code'),
      cell: ({ code }) => code ?? '–',
      sort: 'code',
      width: 14,
      minor: true,
    },
    {
      id: 'phone',
      label: t('customers.phone'),
      cell: ({ phone }) => <bdi dir="ltr">{phone ?? '–'}</bdi>,
      sort: 'phone',
      width: 20,
      minor: true,
    },
    {
      id: 'balance',
      label: t('customers.balance'),
      cell: ({ id }) => <Balance table="customer_balances" id={id} />,
      width: 16,
      end: true,
    },
    {
      id: 'limit',
      label: t('customers.credit_limit'),
      cell: ({ credit_limit }) => (typeof credit_limit === 'number' ? <Money amount={credit_limit} /> : '–'),
      sort: 'credit_limit',
      width: 16,
      end: true,
      minor: true,
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
