import { operationName } from '../../../pages/sync/operation-words';
import { tAny, texts } from '../../i18n';
import type fullSync from '../../i18n/en/full-sync';
import { RecordList } from '../../list/record-list';
import { Time } from '../../ui';
import type { ProposedOperation, Status } from './full-sync';
import { Amount, VERDICTS, VerdictBadge } from './verdict';

const t = texts<typeof fullSync>();

/** What is proposed, one by one, in the order in which it happened. */
export function Operations({ id, status }: { id: string; status: Status | undefined }) {
  return (
    <RecordList<ProposedOperation>
      label={t('full-sync.operations')}
      table={`sync/full/${id}/operations`}
      part={(answer) => {
        const { operations, next_cursor } = answer as {
          operations: ProposedOperation[];
          next_cursor: string | null;
        };
        return { items: operations, next_cursor };
      }}
      csv={false}
      rowKey={({ op_id }) => op_id}
      columns={[
        { id: 'at', label: t('field.time'), cell: ({ occurred_at }) => <Time at={occurred_at} />, width: 20 },
        { id: 'type', label: t('full-sync.kind'), cell: ({ type }) => operationName(type), width: 22 },
        {
          id: 'amount',
          label: t('field.amount'),
          cell: (one) => <Amount of={one.amount} />,
          end: true,
          width: 12,
        },
        {
          id: 'verdict',
          label: t('full-sync.verdict'),
          cell: ({ verdict }) => <VerdictBadge verdict={verdict} status={status} />,
          width: 18,
        },
        {
          id: 'message',
          label: t('full-sync.note'),
          cell: (one) => <bdi>{one.message ?? tAny(`full-sync.as.${one.status}`, one.status ?? '–')}</bdi>,
          minor: true,
        },
      ]}
      filters={[
        {
          kind: 'choice',
          field: 'verdict',
          label: t('full-sync.verdict'),
          options: VERDICTS.map((value) => ({ value, label: t(`full-sync.${value}`) })),
        },
      ]}
      empty={{ icon: 'upload', title: t('full-sync.nothing') }}
    />
  );
}
