import type sync from '../../../i18n/en/sync';
import { conflictTitle, reasonWords } from '../../../pages/conflicts/conflict-words';
import { texts } from '../../i18n';
import type review from '../../i18n/en/review';
import { amend, go, usePage } from '../../routes';
import { Badge, Choice, type Column, EmptyState, Loaded, Table, Time } from '../../ui';
import { useQuery } from '../../use-query';
import { DeviceName } from '../devices/device-name';
import { type ListedConflict, MOST, toConflict } from './desk';

const t = texts<typeof review & typeof sync>();
const LIVE_MS = 3_000;

/** The conflicts, open ones or those that are settled, the newest first. */
export function Conflicts() {
  const { query } = usePage();
  const status = query.status === 'resolved' ? 'resolved' : 'open';
  const answer = useQuery<{ conflicts: ListedConflict[] }>(
    '/sync/conflicts',
    { status, ...MOST },
    { liveMs: LIVE_MS },
  );
  return (
    <>
      <Choice
        label={t('field.status')}
        quiet
        options={[
          { value: 'open', label: t('conflicts.status.open') },
          { value: 'resolved', label: t('conflicts.status.resolved') },
        ]}
        value={status}
        onChange={(chosen) => amend(`/review/conflicts?status=${chosen}`)}
      />
      <Loaded of={answer}>
        {({ conflicts }) => (
          <Table
            label={t('review.conflicts')}
            columns={COLUMNS()}
            rows={conflicts}
            rowKey={({ conflict_id }) => conflict_id}
            onOpen={({ conflict_id }) => go(`/review/conflicts/${conflict_id}`)}
            empty={<EmptyState icon="check" title={t('review.noConflicts')} />}
          />
        )}
      </Loaded>
    </>
  );
}

const COLUMNS = (): Column<ListedConflict>[] => [
  { id: 'what', label: t('review.what'), cell: (one) => <bdi>{conflictTitle(toConflict(one))}</bdi> },
  { id: 'why', label: t('review.why'), cell: (one) => reasonWords(toConflict(one)) },
  {
    id: 'device',
    label: t('field.device'),
    cell: ({ device_id }) => <DeviceName id={device_id} />,
    minor: true,
  },
  { id: 'since', label: t('review.since'), cell: ({ created_at }) => <Time at={created_at} ago /> },
  {
    id: 'status',
    label: t('field.status'),
    cell: ({ status, resolution_strategy: how }) =>
      status === 'open' ? (
        <Badge tone="danger">{t('conflicts.status.open')}</Badge>
      ) : (
        <Badge tone="ok">{how ? t(`conflicts.${how}`) : t('conflicts.status.resolved')}</Badge>
      ),
    minor: true,
  },
];
