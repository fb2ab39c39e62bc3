import { useState } from 'preact/hooks';
import { formatNumber } from '../../../i18n';
import { texts } from '../../i18n';
import type devices from '../../i18n/en/devices';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import { isInCharge } from '../../rights';
import { usePage } from '../../routes';
import { BranchName, Button, Page, Time } from '../../ui';
import { DevicePage } from './device-page';
import { DeviceState } from './device-state';
import { EnrolDialog } from './enrol-dialog';
import type { WholeDevice } from './enrolment';
import { SHEET } from './sheet';

const t = texts<typeof devices>();

/** The tills: who they are, how they do, and their keys. */
export default function Devices() {
  const { id } = usePage();
  return id ? <DevicePage id={id} /> : <DeviceList />;
}

function DeviceList() {
  const [enrolling, setEnrolling] = useState(false);
  const [generation, setGeneration] = useState(0);
  const enrol = isInCharge() && (
    <Button kind="primary" icon="plus" onClick={() => setEnrolling(true)}>
      {t('devices.enrol')}
    </Button>
  );
  return (
    <Page title={t('nav.devices')} wide actions={enrol}>
      <RecordList<WholeDevice>
        key={generation}
        label={t('nav.devices')}
        table="devices"
        part={(answer) => {
          const { devices: items, next_cursor } = answer as {
            devices: WholeDevice[];
            next_cursor: string | null;
          };
          return { items, next_cursor };
        }}
        sheet={{ columns: SHEET }}
        columns={COLUMNS()}
        filters={[
          {
            kind: 'choice',
            field: 'status',
            label: t('field.status'),
            one: true,
            options: [
              { value: 'active', label: t('devices.active') },
              { value: 'revoked', label: t('devices.revoked') },
            ],
          },
          { kind: 'branch', field: 'branch_id', label: t('field.branch') },
        ]}
        open={({ id }) => `/devices/${id}`}
        empty={{ icon: 'phone', title: t('devices.none'), text: t('devices.noneText'), action: enrol }}
      />
      {enrolling && (
        <EnrolDialog
          onClose={() => {
            setEnrolling(false);
            setGeneration(generation + 1);
          }}
        />
      )}
    </Page>
  );
}

const COLUMNS = (): ListColumn<WholeDevice>[] => [
  { id: 'name', label: t('field.name'), cell: ({ name }) => name, sort: 'name' },
  {
    id: 'branch',
    label: t('field.branch'),
    cell: ({ branch_id }) => <BranchName id={branch_id} />,
    sort: 'branch',
    width: 16,
    minor: true,
  },
  {
    id: 'state',
    label: t('field.status'),
    cell: (device) => <DeviceState device={device} most={2} />,
    sort: 'state',
    width: 23,
  },
  {
    id: 'seen',
    label: t('devices.seen'),
    cell: ({ last_seen_at }) => <Time at={last_seen_at} ago />,
    sort: 'last_seen_at',
    width: 18,
    minor: true,
  },
  {
    id: 'rights',
    label: t('devices.rights'),
    cell: ({ rights }) => t(`devices.rights.${rights}`),
    sort: 'rights',
    width: 14,
    minor: true,
  },
  {
    id: 'queue',
    label: t('devices.queue'),
    cell: ({ queue_length }) => count(queue_length),
    sort: 'queue_length',
    end: true,
    width: 13,
    minor: true,
  },
  {
    id: 'holes',
    label: t('devices.holes'),
    cell: ({ missing_count }) => count(missing_count),
    sort: 'missing_count',
    end: true,
    width: 11,
    minor: true,
  },
  {
    id: 'version',
    label: t('devices.version'),
    cell: ({ client_version }) => client_version ?? '–',
    sort: 'client_version',
    width: 12,
    minor: true,
  },
];

function count(value: number | null): string {
  return value === null ? '–' : formatNumber(value);
}
