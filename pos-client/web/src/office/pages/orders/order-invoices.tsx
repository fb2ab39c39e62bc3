import type { Invoice } from '../../../store/records';
import type { Part } from '../../api';
import { texts } from '../../i18n';
import type invoices from '../../i18n/en/invoices';
import { go } from '../../routes';
import { Card, Money, Table } from '../../ui';
import { useQuery } from '../../use-query';
import { Day } from '../invoices/invoice-list';
import { InvoiceState } from '../invoices/invoice-state';

const t = texts<typeof invoices>();
const LIVE_MS = 5_000;

/** The invoices of a sale; nothing where there is none. */
export function OrderInvoices({ id }: { id: string }) {
  const { data } = useQuery<Part<Invoice>>('/invoices', { order_id: id }, { liveMs: LIVE_MS });
  if (!data || data.items.length === 0) {
    return null;
  }
  return (
    <Card title={t('invoices.ofOrder')}>
      <Table
        label={t('invoices.ofOrder')}
        rows={data.items}
        rowKey={(one) => one.id}
        onOpen={(one) => go(`/invoices/${one.id}`)}
        columns={[
          {
            id: 'number',
            label: t('invoices.number'),
            cell: (one) => <bdi>{one.invoice_number || one.id.slice(-8)}</bdi>,
          },
          {
            id: 'issued',
            label: t('invoices.issued'),
            cell: ({ issue_date }) => <Day of={issue_date} />,
            minor: true,
          },
          { id: 'status', label: t('field.status'), cell: (one) => <InvoiceState invoice={one} /> },
          { id: 'total', label: t('field.total'), cell: ({ total }) => <Money amount={total} />, end: true },
        ]}
      />
    </Card>
  );
}
