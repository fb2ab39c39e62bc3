import type sync from '../../../i18n/en/sync';
import { conflictTitle, reasonWords } from '../../../pages/conflicts/conflict-words';
import type { Part } from '../../api';
import { texts } from '../../i18n';
import type review from '../../i18n/en/review';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import type { SheetColumn } from '../../list/sheet';
import { Badge, Time } from '../../ui';
import { DeviceName, deviceName, learnDevices } from '../devices/device-name';
import { type ListedConflict, MOST, toConflict } from './desk';

const t = texts<typeof review & typeof sync>();

/** The conflicts, open ones or those that are settled, the newest first. */
export function Conflicts() {
  return (
    <RecordList<ListedConflict>
      label={t('review.conflicts')}
      table="sync/conflicts"
      part={partOf}
      sheet={{
        columns: SHEET,
        whole: true,
        prepare: (rows) => learnDevices(rows.map(({ device_id }) => device_id)),
      }}
      fixed={{ status: 'open' }}
      rowKey={({ conflict_id }) => conflict_id}
      columns={COLUMNS()}
      filters={[
        {
          kind: 'choice',
          field: 'status',
          label: t('field.status'),
          one: true,
          options: [
            { value: 'open', label: t('conflicts.status.open') },
            { value: 'resolved', label: t('conflicts.status.resolved') },
          ],
        },
      ]}
      open={({ conflict_id }) => `/review/conflicts/${conflict_id}`}
      empty={{ icon: 'check', title: t('review.noConflicts') }}
    />
  );
}

/** The server has no pages of them: as many as it gives at once may not be all. */
function partOf(answer: unknown): Part<ListedConflict> {
  const { conflicts: items } = answer as { conflicts: ListedConflict[] };
  return { items, next_cursor: null, count_exceeded: items.length >= MOST.limit };
}

const COLUMNS = (): ListColumn<ListedConflict>[] => [
  {
    id: 'what',
    label: t('review.what'),
    cell: (one) => <bdi>{conflictTitle(toConflict(one))}</bdi>,
    sort: 'title',
  },
  { id: 'why', label: t('review.why'), cell: (one) => reasonWords(toConflict(one)), sort: 'why' },
  {
    id: 'device',
    label: t('field.device'),
    cell: ({ device_id }) => <DeviceName id={device_id} />,
    sort: 'device',
    width: 18,
    minor: true,
  },
  {
    id: 'since',
    label: t('review.since'),
    cell: ({ created_at }) => <Time at={created_at} ago />,
    sort: 'created_at',
    width: 16,
    minor: true,
  },
  {
    id: 'status',
    label: t('field.status'),
    cell: ({ status, resolution_strategy: how }) =>
      status === 'open' ? (
        <Badge tone="danger">{t('conflicts.status.open')}</Badge>
      ) : (
        <Badge tone="ok">{how ? t(`conflicts.${how}`) : t('conflicts.status.resolved')}</Badge>
      ),
    sort: 'resolution_strategy',
    width: 16,
    minor: true,
  },
];

const SHEET: readonly SheetColumn<ListedConflict>[] = [
  { field: 'conflict_id', value: ({ conflict_id }) => conflict_id },
  { field: 'title', value: (one) => conflictTitle(toConflict(one)) },
  { field: 'table', value: ({ table }) => table },
  { field: 'record_id', value: ({ id }) => id },
  { field: 'conflict_type', value: ({ conflict_type }) => conflict_type },
  { field: 'reason', value: ({ reason }) => reason },
  { field: 'why', value: (one) => reasonWords(toConflict(one)) },
  { field: 'op_id', value: ({ op_id }) => op_id },
  { field: 'device_id', value: ({ device_id }) => device_id },
  { field: 'device', value: ({ device_id }) => device_id && deviceName(device_id) },
  { field: 'created_at', value: ({ created_at }) => created_at },
  { field: 'status', value: ({ status }) => status },
  { field: 'resolution_strategy', value: ({ resolution_strategy }) => resolution_strategy },
  { field: 'resolved_by', value: ({ resolved_by }) => resolved_by },
  { field: 'resolved_at', value: ({ resolved_at }) => resolved_at },
];
