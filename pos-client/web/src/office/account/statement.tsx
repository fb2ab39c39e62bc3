import { formatDate, formatTime } from '../../i18n';
import type { Part } from '../api';
import { texts } from '../i18n';
import type statements from '../i18n/en/statements';
import { RecordList } from '../list/record-list';
import { go } from '../routes';
import { Money } from '../ui';

const t = texts<typeof statements>();

interface Entry {
  id: string;
  kind: 'sale' | 'void' | 'payment' | 'return' | 'received' | 'paid' | 'returned';
  amount: number;
  balance_after: number;
  document_table?: string | null;
  document_id?: string | null;
  occurred_at?: string | null;
}

/** The page that shows a document, where the office has one. */
const PAGES: Readonly<Record<string, string>> = {
  orders: '/orders',
  returns: '/returns',
  supplier_purchases: '/purchases',
};

/** An account entry by entry, the newest first, each with the sum that it left. */
export function Statement({ path }: { path: string }) {
  return (
    <RecordList<Entry>
      label={t('statements.title')}
      table={path}
      part={(answer) => answer as Part<Entry>}
      csv={false}
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
      onOpen={({ document_table, document_id }) => {
        const page = PAGES[document_table ?? ''];
        if (page && document_id) {
          go(`${page}/${document_id}`);
        }
      }}
      empty={{ icon: 'note', title: t('statements.none') }}
    />
  );
}
