import type { Payment } from '../../store/records';
import { tAny, texts } from '../i18n';
import type sales from '../i18n/en/sales';
import { Badge, Card, Money, Table, Time } from '../ui';

const t = texts<typeof sales>();

/** What was paid, or given back. */
export function Payments({ payments }: { payments: readonly Payment[] }) {
  return (
    <Card title={t('sales.payments')}>
      <Table
        label={t('sales.payments')}
        rows={payments}
        rowKey={({ id }) => id}
        empty={<p class="muted">{t('sales.noPayments')}</p>}
        columns={[
          { id: 'tender', label: t('sales.tender'), cell: (payment) => <Tender payment={payment} /> },
          {
            id: 'time',
            label: t('field.time'),
            cell: ({ paid_at, occurred_at }) => <Time at={paid_at ?? occurred_at} />,
            minor: true,
          },
          {
            id: 'reference',
            label: t('sales.reference'),
            cell: ({ reference }) => <bdi>{reference || '–'}</bdi>,
            minor: true,
          },
          {
            id: 'amount',
            label: t('field.amount'),
            cell: ({ amount }) => <Money amount={amount} />,
            end: true,
          },
        ]}
      />
    </Card>
  );
}

function Tender({ payment: { payment_method, kind } }: { payment: Payment }) {
  return (
    <>
      {tenderName(payment_method)} {kind === 'refund' && <Badge>{t('sales.refund')}</Badge>}
    </>
  );
}

/** How a way of payment is called. */
export function tenderName(method: string | null | undefined): string {
  return method ? tAny(`tender.${method}`, method) : '–';
}

/** The ways of payment as choices of a filter or a field. */
export function tenders(...methods: readonly string[]): { value: string; label: string }[] {
  return methods.map((value) => ({ value, label: tenderName(value) }));
}

/** Payments of a sale with those that came later by themselves, each once. */
export function together(own: readonly Payment[], later: readonly Payment[]): Payment[] {
  const known = new Set(own.map(({ id }) => id));
  return [...own, ...later.filter(({ id }) => !known.has(id))];
}
