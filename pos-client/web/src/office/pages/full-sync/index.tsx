import { formatNumber } from '../../../i18n';
import { texts } from '../../i18n';
import type fullSync from '../../i18n/en/full-sync';
import { RecordList } from '../../list/record-list';
import { usePage } from '../../routes';
import { BranchName, Page, Time } from '../../ui';
import { DeviceName } from '../devices/device-name';
import type { FullSync, Status } from './full-sync';
import { Proposal } from './proposal';
import { ProposalState } from './proposal-state';

const t = texts<typeof fullSync>();
const STATUSES: readonly Status[] = ['open', 'proposed', 'confirmed', 'refused'];

/** What tills propose that they alone hold, after the server came back from a backup (S3-3, S3-12). */
export default function FullSyncs() {
  const { id, part } = usePage();
  return id ? <Proposal id={id} operations={part === 'operations'} /> : <ProposalList />;
}

function ProposalList() {
  return (
    <Page title={t('nav.full-sync')} wide>
      <RecordList<FullSync>
        label={t('nav.full-sync')}
        table="sync/full"
        part={(answer) => {
          const { full_syncs, next_cursor } = answer as {
            full_syncs: FullSync[];
            next_cursor: string | null;
          };
          return { items: full_syncs, next_cursor };
        }}
        csv={false}
        columns={[
          { id: 'device', label: t('field.device'), cell: ({ device_id }) => <DeviceName id={device_id} /> },
          {
            id: 'branch',
            label: t('field.branch'),
            cell: ({ branch_id }) => <BranchName id={branch_id} />,
            minor: true,
          },
          {
            id: 'at',
            label: t('field.time'),
            cell: ({ created_at }) => <Time at={created_at} />,
            width: 20,
            minor: true,
          },
          {
            id: 'waiting',
            label: t('full-sync.waiting'),
            cell: ({ waiting }) => formatNumber(waiting),
            end: true,
            width: 12,
          },
          {
            id: 'status',
            label: t('field.status'),
            cell: ({ status }) => <ProposalState status={status} />,
            width: 23,
          },
          {
            id: 'reason',
            label: t('ask.reason'),
            cell: ({ reason }) => <bdi>{reason ?? '–'}</bdi>,
            minor: true,
          },
        ]}
        filters={[
          {
            kind: 'choice',
            field: 'status',
            label: t('field.status'),
            options: STATUSES.map((value) => ({ value, label: t(`full-sync.${value}`) })),
          },
          { kind: 'text', field: 'device_id', label: t('full-sync.deviceId') },
        ]}
        open={({ id }) => `/full-sync/${id}`}
        empty={{ icon: 'upload', title: t('full-sync.none'), text: t('full-sync.noneText') }}
      />
    </Page>
  );
}
