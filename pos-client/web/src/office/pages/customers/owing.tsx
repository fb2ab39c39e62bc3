import { texts } from '../../i18n';
import type customers from '../../i18n/en/customers';
import { RecordList } from '../../list/record-list';
import type { AnyRecord } from '../../lookup';
import { Money, Page, RecordName, Time } from '../../ui';
import { CustomerTabs } from './customer-tabs';

const t = texts<typeof customers>();

interface CustomerBalance extends AnyRecord {
  customer_id: string;
  balance: number;
  updated_at?: string | null;
}

/** Who owes how much, the most first. */
export function Owing() {
  return (
    <Page title={t('nav.customers')} wide bar={<CustomerTabs selected="owing" />}>
      <RecordList<CustomerBalance>
        label={t('customers.owing')}
        table="customer_balances"
        sort="-balance"
        fixed={{ 'balance.not': 0 }}
        columns={[
          {
            id: 'customer',
            label: t('field.customer'),
            cell: ({ customer_id }) => <RecordName table="customers" id={customer_id} />,
          },
          {
            id: 'balance',
            label: t('customers.balance'),
            cell: ({ balance }) => <Money amount={balance} />,
            sort: 'balance',
            width: 18,
            end: true,
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
        filters={[{ kind: 'money', field: 'balance', label: t('customers.balance') }]}
        open={({ customer_id }) => `/customers/${customer_id}/account`}
        empty={{ icon: 'customers', title: t('customers.nobodyOwes') }}
      />
    </Page>
  );
}
