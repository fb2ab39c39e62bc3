import type { ComponentChildren } from 'preact';
import type { Part } from '../api';
import { texts } from '../i18n';
import type pay from '../i18n/en/pay';
import { to } from '../routes';
import { tenderName } from '../sales/payments';
import { Badge, BranchName, Dialog, EmptyState, Facts, Loaded, Money, RecordName, Time } from '../ui';
import { useQuery } from '../use-query';

const t = texts<typeof pay>();

export type PaymentTable = 'payments' | 'supplier_payments';

/** A record of either table. */
interface AnyPayment {
  id: string;
  branch_id?: string | null;
  amount: number;
  kind?: string | null;
  payment_method?: string | null;
  reference?: string | null;
  paid_at?: string | null;
  occurred_at?: string | null;
  employee_id?: string | null;
  order_id?: string | null;
  supplier_id?: string | null;
  purchase_id?: string | null;
  notes?: string | null;
}

/** One payment on account: how much, how, when and by whom. */
export function PaymentDialog({
  table,
  id,
  onClose,
}: {
  table: PaymentTable;
  id: string;
  onClose: () => void;
}) {
  const answer = useQuery<Part<AnyPayment>>(`/${table}`, { id });
  return (
    <Dialog title={t('pay.one')} onClose={onClose}>
      <Loaded of={answer}>
        {({ items: [payment] }) =>
          payment ? <Facts rows={rowsOf(payment)} /> : <EmptyState icon="search" title={t('pay.gone')} />
        }
      </Loaded>
    </Dialog>
  );
}

type Row = readonly [string, ComponentChildren];

function rowsOf(payment: AnyPayment): Row[] {
  const { order_id: order, purchase_id: purchase, reference, notes } = payment;
  const rows: (Row | null)[] = [
    [
      t('field.amount'),
      <span key="amount" class="row">
        <Money amount={payment.amount} />
        {payment.kind === 'refund' && <Badge>{t('pay.givenBack')}</Badge>}
      </span>,
    ],
    [t('pay.method'), tenderName(payment.payment_method)],
    [t('pay.day'), <Time key="day" at={payment.paid_at ?? payment.occurred_at} />],
    reference ? [t('pay.reference'), <bdi key="reference">{reference}</bdi>] : null,
    order ? [t('pay.sale'), <RecordLink key="sale" page="orders" table="orders" id={order} />] : null,
    purchase
      ? [
          t('pay.purchase'),
          <RecordLink key="purchase" page="purchases" table="supplier_purchases" id={purchase} />,
        ]
      : null,
    [t('field.branch'), <BranchName key="branch" id={payment.branch_id} />],
    [t('field.staff'), <RecordName key="staff" table="staff" id={payment.employee_id} />],
    notes ? [t('field.notes'), <bdi key="notes">{notes}</bdi>] : null,
  ];
  return rows.filter((row) => row !== null);
}

function RecordLink({ page, table, id }: { page: string; table: string; id: string }) {
  return (
    <a class="link" href={to(`/${page}/${id}`)}>
      <bdi>
        <RecordName table={table} id={id} />
      </bdi>
    </a>
  );
}
