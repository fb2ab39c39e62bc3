import { useEffect, useState } from 'preact/hooks';
import { formatNumber } from '../../../i18n';
import { texts } from '../../i18n';
import type health from '../../i18n/en/health';
import { go, to } from '../../routes';
import { session } from '../../session';
import {
  Badge,
  BranchName,
  type Column,
  EmptyState,
  Loaded,
  Page,
  Table,
  Tabs,
  Tile,
  Tiles,
  Time,
} from '../../ui';
import { useQuery } from '../../use-query';
import { type Device, isOnline, ONLINE_MINUTES, TONES, troubles, worstFirst } from './device';

const t = texts<typeof health>();
const LIVE_MS = 5_000;
const MOST = 100;
const CLOCK_MS = 15_000;

/** Which tills are heard of, what waits, what is missing, and what waits for a person. */
export default function Health() {
  const answer = useQuery<{ devices: Device[] }>('/devices', {}, { liveMs: LIVE_MS });
  const now = useClock(answer.refresh);
  const branch = session.person?.branch_id ?? null;
  return (
    <Page title={t('nav.health')} wide>
      <Loaded of={answer}>
        {({ devices }) => {
          const shown = devices.filter((one) => branch === null || one.branch_id === branch);
          return (
            <>
              <Figures devices={shown} now={now} />
              <Devices devices={worstFirst(shown, now)} now={now} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** What tills tell of themselves changes no record, so nothing announces it: asked again and again. */
function useClock(refresh: () => void): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
      if (!document.hidden) {
        refresh();
      }
    }, CLOCK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Figures({ devices, now }: { devices: readonly Device[]; now: number }) {
  const active = devices.filter(({ revoked_at }) => !revoked_at);
  const sum = (of: (device: Device) => number | null) => active.reduce((all, one) => all + (of(one) ?? 0), 0);
  const open = useQuery<{ conflicts: unknown[] }>(
    '/sync/conflicts',
    { status: 'open', limit: MOST },
    { liveMs: LIVE_MS },
  );
  const held = useQuery<{ operations: unknown[] }>(
    '/quarantine',
    { status: 'open', limit: MOST },
    { liveMs: LIVE_MS },
  );
  const online = active.filter((one) => isOnline(one, now)).length;
  const note = t('health.onlineNote', { minutes: ONLINE_MINUTES, all: active.length });
  const decide = <a href={to('/review')}>{t('health.decide')}</a>;
  return (
    <Tiles label={t('nav.health')}>
      <Tile label={t('health.online')} value={formatNumber(online)} note={note} />
      <Tile
        label={t('health.waiting')}
        value={formatNumber(sum((one) => one.queue_length))}
        note={t('health.waitingNote')}
      />
      <Tile
        label={t('health.missing')}
        {...bad(sum((one) => one.missing_count))}
        note={t('health.missingNote')}
      />
      <Tile label={t('health.conflicts')} {...bad(open.data?.conflicts.length, MOST)} note={decide} />
      <Tile label={t('health.quarantine')} {...bad(held.data?.operations.length, MOST)} note={decide} />
    </Tiles>
  );
}

/** Any is too much. Of what is read page by page, a full page is "that many, or more". */
function bad(value: number | undefined, most = Number.POSITIVE_INFINITY) {
  const words = value === undefined ? '–' : `${formatNumber(value)}${value >= most ? '+' : ''}`;
  return { value: words, tone: value ? ('bad' as const) : undefined };
}

function Devices({ devices, now }: { devices: readonly Device[]; now: number }) {
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
