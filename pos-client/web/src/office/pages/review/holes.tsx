import { formatNumber } from '../../../i18n';
import { texts } from '../../i18n';
import type review from '../../i18n/en/review';
import { go } from '../../routes';
import { BranchName, EmptyState, Loaded, Table, Time } from '../../ui';
import { useQuery } from '../../use-query';
import { runs, type WholeDevice } from '../devices/enrolment';

const t = texts<typeof review>();

/** Operations that a till counted and the server never received. */
export function Holes() {
  const answer = useQuery<{ devices: WholeDevice[] }>('/devices', {}, { liveMs: 5_000 });
  return (
    <Loaded of={answer}>
      {({ devices }) => (
        <Table
          label={t('review.holes')}
          columns={[
            { id: 'name', label: t('field.device'), cell: ({ name }) => name },
            {
              id: 'branch',
              label: t('field.branch'),
              cell: ({ branch_id }) => <BranchName id={branch_id} />,
              minor: true,
            },
            {
              id: 'count',
              label: t('review.missing'),
              cell: (one) => formatNumber(one.missing_count),
              end: true,
            },
            { id: 'seqs', label: t('review.numbers'), cell: ({ id }) => <Numbers id={id} /> },
            {
              id: 'seen',
              label: t('review.seen'),
              cell: ({ last_seen_at }) => <Time at={last_seen_at} ago />,
              minor: true,
            },
          ]}
          rows={devices.filter(({ missing_count }) => missing_count > 0)}
          rowKey={({ id }) => id}
          onOpen={({ id }) => go(`/devices/${id}`)}
          empty={<EmptyState icon="check" title={t('review.noHoles')} text={t('review.noHolesText')} />}
        />
      )}
    </Loaded>
  );
}

function Numbers({ id }: { id: string }) {
  const answer = useQuery<WholeDevice>(`/devices/${id}`);
  return <bdi dir="ltr">{answer.data ? runs(answer.data.missing_seqs ?? []) : '…'}</bdi>;
}
