import { useState } from 'preact/hooks';
import { PayDialog } from '../../account/pay-dialog';
import type { Part } from '../../api';
import { texts } from '../../i18n';
import type pay from '../../i18n/en/pay';
import { recordName } from '../../lookup';
import { can } from '../../rights';
import { tenderName } from '../../sales/payments';
import { Button, Card, Money, Table, Time } from '../../ui';
import { useQuery } from '../../use-query';
import type { Purchase } from './purchase';

const t = texts<typeof pay>();
const PAY = 'supplier_payments.create';

interface SupplierPayment {
  id: string;
  amount: number;
  payment_method: string;
  reference?: string | null;
  paid_at?: string | null;
  occurred_at?: string | null;
}

/** What the supplier got for a purchase, and the rest of it. */
export function PurchasePayments({ purchase }: { purchase: Purchase }) {
  const answer = useQuery<Part<SupplierPayment>>(
    '/supplier_payments',
    { purchase_id: purchase.id, limit: 1000 },
    { liveMs: 3_000 },
  );
  const payments = answer.data?.items ?? [];
  const paid = payments.reduce((sum, { amount }) => sum + amount, purchase.amount_paid ?? 0);
  const due = purchase.total - paid;
  if (payments.length === 0 && !can(PAY)) {
    return null;
  }
  return (
    <Card
      title={t('pay.several')}
      actions={answer.data && can(PAY) && <Pay purchase={purchase} due={due} onPaid={answer.refresh} />}
    >
      <Table
        label={t('pay.several')}
        rows={payments}
        rowKey={({ id }) => id}
        empty={<p class="muted">{t('pay.noneYet')}</p>}
        columns={[
          { id: 'method', label: t('pay.method'), cell: (one) => tenderName(one.payment_method) },
          {
            id: 'day',
            label: t('pay.day'),
            cell: ({ paid_at, occurred_at }) => <Time at={paid_at ?? occurred_at} />,
            minor: true,
          },
          {
            id: 'reference',
            label: t('pay.reference'),
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

interface PayProps {
  purchase: Purchase;
  due: number;
  onPaid: () => void;
}

function Pay({ purchase: { id, supplier_id }, due, onPaid }: PayProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="cash" onClick={() => setOpen(true)}>
        {t('pay.pay')}
      </Button>
      {open && (
        <PayDialog
          title={t('pay.payTo', { name: recordName('suppliers', supplier_id) })}
          type={PAY}
          about={{ supplier_id, purchase_id: id }}
          due={due}
          moves={['supplier_balances']}
          onClose={() => setOpen(false)}
          onPaid={onPaid}
        />
      )}
    </>
  );
}
