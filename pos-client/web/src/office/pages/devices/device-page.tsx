import { useState } from 'preact/hooks';
import { formatNumber } from '../../../i18n';
import { api } from '../../api';
import { useSubmit } from '../../form/use-submit';
import { texts } from '../../i18n';
import type devices from '../../i18n/en/devices';
import { words } from '../../problems';
import { isInCharge } from '../../rights';
import { go, to } from '../../routes';
import {
  askReason,
  BranchName,
  Button,
  Card,
  Dialog,
  Facts,
  Field,
  Loaded,
  Notice,
  Page,
  Time,
  toast,
} from '../../ui';
import { useQuery } from '../../use-query';
import { DeviceState } from './device-state';
import { BranchSelect, KeyDialog, RightsChoice } from './enrol-dialog';
import { type Enrolled, runs, type WholeDevice } from './enrolment';

const t = texts<typeof devices>();
const LIVE_MS = 5_000;

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
          [t('devices.clock'), clock(device.clock_skew_ms)],
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

interface DeedsProps {
  device: WholeDevice;
  onDone: () => void;
}

function Deeds({ device, onDone }: DeedsProps) {
  const [editing, setEditing] = useState(false);
  const [rotated, setRotated] = useState<Enrolled | null>(null);
  const rotate = async () => {
    const reason = await askReason({
      title: t('devices.rotate'),
      text: t('devices.rotateText', { name: device.name }),
      confirm: t('devices.rotate'),
    });
    await attempt(reason, async (given) =>
      setRotated(await api.post<Enrolled>(`/devices/${device.id}/rotate`, { reason: given })),
    );
    onDone();
  };
  const revoke = async () => {
    const reason = await askReason({
      title: t('devices.revoke'),
      text: t('devices.revokeText', { name: device.name }),
      confirm: t('devices.revoke'),
      danger: true,
    });
    await attempt(reason, async (given) => {
      await api.post(`/devices/${device.id}/revoke`, { reason: given });
      toast(t('devices.revokedIt'), 'ok');
    });
    onDone();
  };
  return (
    <>
      <Button kind="danger" onClick={() => void revoke()}>
        {t('devices.revoke')}
      </Button>
      <Button icon="key" onClick={() => void rotate()}>
        {t('devices.rotate')}
      </Button>
      <Button icon="edit" onClick={() => setEditing(true)}>
        {t('do.edit')}
      </Button>
      {editing && <EditDialog device={device} onDone={onDone} onClose={() => setEditing(false)} />}
      {rotated && <KeyDialog enrolled={rotated} onClose={() => setRotated(null)} />}
    </>
  );
}

async function attempt(reason: string | null, run: (reason: string) => Promise<unknown>): Promise<void> {
  if (reason === null) {
    return;
  }
  try {
    await run(reason);
  } catch (failure) {
    toast(words(failure), 'danger');
  }
}

function EditDialog({ device, onDone, onClose }: DeedsProps & { onClose: () => void }) {
  const [name, setName] = useState(device.name);
  const [branch, setBranch] = useState(device.branch_id);
  const [rights, setRights] = useState(device.rights);
  const { busy, tried, problem, submit } = useSubmit();
  const save = async () => {
    const body = { name: name.trim(), branch_id: branch, rights };
    if (await submit(name.trim() !== '', () => api.patch(`/devices/${device.id}`, body))) {
      toast(t('devices.saved'), 'ok');
      onDone();
      onClose();
    }
  };
  return (
    <Dialog
      title={t('devices.edit')}
      onClose={onClose}
      onSubmit={() => void save()}
      sticky
      actions={
        <>
          <Button onClick={onClose}>{t('do.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('form.save')}
          </Button>
        </>
      }
    >
      <div class="stack">
        {problem && <Notice tone="danger">{problem}</Notice>}
        <Field
          label={t('field.name')}
          value={name}
          onInput={setName}
          error={tried && name.trim() === '' ? t('form.required', { field: t('field.name') }) : null}
          maxLength={255}
          focused
        />
        <BranchSelect value={branch} onChange={setBranch} />
        {branch !== device.branch_id && <Notice tone="warn">{t('devices.moveText')}</Notice>}
        <RightsChoice value={rights} onChange={setRights} />
      </div>
    </Dialog>
  );
}
