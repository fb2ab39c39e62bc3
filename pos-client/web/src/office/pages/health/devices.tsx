import { useState } from 'preact/hooks';
import { formatNumber } from '../../../i18n';
import { texts } from '../../i18n';
import type health from '../../i18n/en/health';
import { go } from '../../routes';
import { Badge, BranchName, type Column, EmptyState, Table, Tabs, Time } from '../../ui';
import { type Device, TONES, troubles } from './device';

const t = texts<typeof health>();

/** The tills, all or those with trouble; in the order that is given. */
export function Devices({ devices, now }: { devices: readonly Device[]; now: number }) {
  const [view, setView] = useState<'all' | 'trouble'>('all');
  const troubled = devices.filter((one) => !one.revoked_at && troubles(one, now).length > 0);
  return (
    <>
      <Tabs
        label={t('health.show')}
        tabs={[
          { id: 'all', label: t('health.all'), count: devices.length },
          { id: 'trouble', label: t('health.trouble'), count: troubled.length },
        ]}
        selected={view}
        onSelect={setView}
      />
      <Table
        label={t('nav.health')}
        columns={columns(now)}
        rows={view === 'all' ? devices : troubled}
        rowKey={({ id }) => id}
        onOpen={({ id }) => go(`/devices/${id}`)}
        empty={
          <EmptyState
            icon="phone"
            title={t(view === 'all' ? 'health.none' : 'health.ok')}
            text={view === 'all' ? t('health.noneText') : undefined}
          />
        }
      />
    </>
  );
}

function columns(now: number): Column<Device>[] {
  return [
    { id: 'name', label: t('health.till'), cell: ({ name }) => name },
    {
      id: 'branch',
      label: t('field.branch'),
      cell: ({ branch_id }) => <BranchName id={branch_id} />,
      minor: true,
    },
    { id: 'state', label: t('health.state'), cell: (one) => <State device={one} now={now} /> },
    { id: 'seen', label: t('health.seen'), cell: ({ last_seen_at }) => <Time at={last_seen_at} ago /> },
    { id: 'queue', label: t('health.queue'), cell: ({ queue_length }) => count(queue_length), end: true },
    {
      id: 'oldest',
      label: t('health.oldest'),
      cell: ({ oldest_unsynced_at }) => <Time at={oldest_unsynced_at} ago />,
      minor: true,
    },
    {
      id: 'holes',
      label: t('health.holesCount'),
      cell: ({ missing_count }) => count(missing_count),
      end: true,
      minor: true,
    },
    { id: 'skew', label: t('health.skew'), cell: ({ clock_skew_ms }) => skew(clock_skew_ms), minor: true },
    {
      id: 'version',
      label: t('health.version'),
      cell: ({ client_version }) => client_version ?? '–',
      minor: true,
    },
  ];
}

function count(value: number | null): string {
  return value === null ? '–' : formatNumber(value);
}

function skew(ms: number | null): string {
  if (ms === null) {
    return '–';
  }
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 2) {
    return t('health.skewNone');
  }
  return t(ms > 0 ? 'health.skewAhead' : 'health.skewBehind', { seconds });
}

function State({ device, now }: { device: Device; now: number }) {
  const found = troubles(device, now);
  if (found.length === 0) {
    return <Badge tone="ok">{t('health.ok')}</Badge>;
  }
  return (
    <span class="row">
      {found.map((trouble) => (
        <Badge key={trouble} tone={TONES[trouble]}>
          {t(`health.${trouble}`)}
        </Badge>
      ))}
    </span>
  );
}
