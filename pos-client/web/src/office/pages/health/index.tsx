import { useEffect, useState } from 'preact/hooks';
import { formatNumber } from '../../../i18n';
import { texts } from '../../i18n';
import type health from '../../i18n/en/health';
import { to } from '../../routes';
import { session } from '../../session';
import { Loaded, Page, Tile, Tiles } from '../../ui';
import { useQuery } from '../../use-query';
import { type Device, isOnline, ONLINE_MINUTES, worstFirst } from './device';
import { Devices } from './devices';

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
