import { formatNumber } from '../../../i18n';
import { texts } from '../../i18n';
import type devices from '../../i18n/en/devices';
import { isInCharge } from '../../rights';
import { go, to } from '../../routes';
import { BranchName, Card, Facts, Loaded, Notice, Page, Time } from '../../ui';
import { useQuery } from '../../use-query';
import { Deeds } from './device-deeds';
import { DeviceState } from './device-state';
import { runs, type WholeDevice } from './enrolment';

const t = texts<typeof devices>();
const LIVE_MS = 5_000;
/** What an answer takes on its way is no clock's fault. */
const RIGHT_MS = 1_000;

/** One till: how it does, and what can be done with it. */
export function DevicePage({ id }: { id: string }) {
  const answer = useQuery<WholeDevice>(`/devices/${id}`, {}, { liveMs: LIVE_MS });
  const device = answer.data;
  return (
    <Page
      title={device?.name ?? t('nav.devices')}
      note={device && <DeviceState device={device} />}
      onBack={() => go('/devices')}
      actions={
        device && isInCharge() && !device.revoked_at && <Deeds device={device} onDone={answer.refresh} />
      }
    >
      <Loaded of={answer}>
        {(found) => (
          <div class="columns">
            <Sync device={found} />
            <About device={found} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Sync({ device }: { device: WholeDevice }) {
  const holes = device.missing_seqs ?? [];
  return (
    <Card title={t('devices.sync')}>
      {device.missing_count > 0 && (
        <Notice tone="danger">
          <p>{t('devices.holesText')}</p>
          <p>
            <bdi dir="ltr">{runs(holes)}</bdi>
            {holes.length < device.missing_count && ` … (${formatNumber(device.missing_count)})`}
          </p>
        </Notice>
      )}
      <Facts
        rows={[
          [t('devices.seen'), <Time key="seen" at={device.last_seen_at} />],
          [t('devices.queue'), number(device.queue_length)],
          [t('devices.failed'), number(device.failed_count)],
          [t('devices.oldest'), <Time key="oldest" at={device.oldest_unsynced_at} ago />],
          [t('devices.clock'), clock(device.last_seen_at ? device.clock_skew_ms : null)],
          [t('devices.received'), number(device.received_through)],
          [t('devices.applied'), number(device.applied_through)],
          [t('devices.holes'), number(device.missing_count)],
        ]}
      />
      <a class="link" href={to(`/review/quarantine?device_id=${device.id}`)}>
        {t('devices.quarantine')}
      </a>
    </Card>
  );
}

function About({ device }: { device: WholeDevice }) {
  const { storage_persisted: safe, report } = device;
  return (
    <Card title={t('devices.about')}>
      <Facts
        rows={[
          [t('field.branch'), <BranchName key="branch" id={device.branch_id} />],
          [t('devices.rights'), t(`devices.rights.${device.rights}`)],
          [t('devices.version'), device.client_version ?? '–'],
          [
            t('devices.storage'),
            safe === null ? '–' : t(safe ? 'devices.storageSafe' : 'devices.storageUnsafe'),
          ],
          [t('devices.used'), storage(report)],
          [t('devices.since'), <Time key="since" at={device.created_at} />],
          [t('devices.revoked'), <Time key="revoked" at={device.revoked_at} />],
          [t('devices.id'), <bdi key="id">{device.id}</bdi>],
        ]}
      />
      <a class="link" href={to(`/audit?table=devices&id=${device.id}`)}>
        {t('devices.audit')}
      </a>
    </Card>
  );
}

function number(value: number | null): string {
  return value === null ? '–' : formatNumber(value);
}

function clock(ms: number | null): string {
  if (ms === null) {
    return '–';
  }
  if (Math.abs(ms) < RIGHT_MS) {
    return t('devices.clockRight');
  }
  const seconds = formatNumber(Math.round(Math.abs(ms) / 100) / 10);
  return t(ms < 0 ? 'devices.clockBehind' : 'devices.clockAhead', { seconds });
}

function storage(report: WholeDevice['report']): string {
  const mega = (bytes: number | undefined) =>
    bytes === undefined ? '–' : formatNumber(Math.round(bytes / 1e6));
  return report
    ? t('devices.usedOf', { used: mega(report.storage_used_bytes), all: mega(report.storage_quota_bytes) })
    : '–';
}
