import { useState } from 'preact/hooks';
import { formatDate, formatTime } from '../../i18n';
import type { Part } from '../api';
import { texts } from '../i18n';
import type statements from '../i18n/en/statements';
import { RecordList } from '../list/record-list';
import { Money } from '../ui';
import { documentPage, type Entry, paymentIn, SHEET } from './entries';
import { PaymentDialog } from './payment-dialog';

const t = texts<typeof statements>();

/** An account entry by entry, the newest first, each with the sum that it left. */
export function Statement({ path }: { path: string }) {
  const [shown, setShown] = useState<ReturnType<typeof paymentIn>>(null);
  return (
    <>
      <RecordList<Entry>
        label={t('statements.title')}
        table={path}
        part={(answer) => answer as Part<Entry>}
        sheet={{ columns: SHEET }}
        columns={[
          { id: 'kind', label: t('statements.kind'), cell: ({ kind }) => t(`statements.kind.${kind}`) },
          {
            id: 'date',
            label: t('field.date'),
            cell: ({ occurred_at }) => (occurred_at ? formatDate(occurred_at) : '–'),
            width: 14,
          },
          {
            id: 'time',
            label: t('field.time'),
            cell: ({ occurred_at }) => (occurred_at ? formatTime(occurred_at) : '–'),
            width: 10,
            minor: true,
          },
          {
            id: 'amount',
            label: t('field.amount'),
            cell: ({ amount }) => <Money amount={amount} />,
            width: 16,
            end: true,
          },
          {
            id: 'balance',
            label: t('statements.after'),
            cell: ({ balance_after }) => <Money amount={balance_after} />,
            width: 18,
            minor: true,
            end: true,
          },
        ]}
        filters={[
          { kind: 'days', field: 'booked_at', label: t('statements.period'), bounds: ['from', 'to'] },
        ]}
        open={documentPage}
        onOpen={(entry) => setShown(paymentIn(entry))}
        opens={(entry) => paymentIn(entry) !== null}
        empty={{ icon: 'note', title: t('statements.none') }}
      />
      {shown && <PaymentDialog {...shown} onClose={() => setShown(null)} />}
    </>
  );
}
