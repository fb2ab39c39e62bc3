import { formatDate } from '../../../i18n';
import type { Invoice } from '../../../store/records';
import { texts } from '../../i18n';
import type invoices from '../../i18n/en/invoices';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import { can } from '../../rights';
import { go } from '../../routes';
import { BranchName, Button, Money, Page } from '../../ui';
import { STATUSES } from './invoice';
import { InvoiceState } from './invoice-state';

const t = texts<typeof invoices>();

/** All invoices, the newest first. */
export function InvoiceList() {
  const create = can('invoices.create') && (
    <Button kind="primary" icon="plus" onClick={() => go('/invoices/new')}>
      {t('invoices.new')}
    </Button>
  );
  return (
    <Page title={t('nav.invoices')} wide actions={create}>
      <RecordList<Invoice>
        label={t('nav.invoices')}
        table="invoices"
        search={t('invoices.search')}
        sort="-created_at"
        columns={COLUMNS()}
        filters={[
          {
            kind: 'choice',
            field: 'status',
            label: t('field.status'),
            options: STATUSES.map((value) => ({ value, label: t(`invoices.status.${value}`) })),
          },
          { kind: 'dates', field: 'issue_date', label: t('invoices.issued') },
          { kind: 'dates', field: 'due_date', label: t('invoices.due') },
          { kind: 'record', field: 'customer_id', label: t('field.customer'), table: 'customers' },
          { kind: 'money', field: 'total', label: t('field.total') },
          { kind: 'branch', field: 'branch_id', label: t('field.branch') },
        ]}
        open={({ id }) => `/invoices/${id}`}
        empty={{ icon: 'note', title: t('invoices.none'), text: t('invoices.noneText'), action: create }}
      />
    </Page>
  );
}

const COLUMNS = (): ListColumn<Invoice>[] => [
  {
    id: 'number',
    label: t('invoices.number'),
    cell: ({ id, invoice_number }) => <bdi>{invoice_number || id.slice(-8)}</bdi>,
    sort: 'invoice_number',
    width: 20,
  },
  {
    id: 'customer',
    label: t('field.customer'),
    cell: ({ customer_name }) => <bdi>{customer_name || '–'}</bdi>,
    sort: 'customer_name',
  },
  {
    id: 'branch',
    label: t('field.branch'),
    cell: ({ branch_id }) => <BranchName id={branch_id} />,
    width: 16,
    minor: true,
  },
  {
    id: 'issued',
    label: t('invoices.issued'),
    cell: ({ issue_date }) => <Day of={issue_date} />,
    sort: 'issue_date',
    width: 15,
    minor: true,
  },
  {
    id: 'due',
    label: t('invoices.due'),
    cell: ({ due_date }) => <Day of={due_date} />,
    sort: 'due_date',
    width: 15,
    minor: true,
  },
  {
    id: 'status',
    label: t('field.status'),
    cell: (invoice) => <InvoiceState invoice={invoice} />,
    sort: 'status',
    width: 14,
    minor: true,
  },
  {
    id: 'total',
    label: t('field.total'),
    cell: ({ total }) => <Money amount={total} />,
    sort: 'total',
    width: 14,
    end: true,
  },
];

/** A date without a time. */
export function Day({ of }: { of: string | null | undefined }) {
  return of ? <time dateTime={of}>{formatDate(`${of}T12:00:00`)}</time> : <>–</>;
}
