import { useState } from 'preact/hooks';
import { api } from '../../api';
import { useSubmit } from '../../form/use-submit';
import { texts } from '../../i18n';
import type devices from '../../i18n/en/devices';
import { words } from '../../problems';
import { askReason, Button, Dialog, Field, Notice, toast } from '../../ui';
import { BranchSelect, KeyDialog, RightsChoice } from './enrol-dialog';
import type { Enrolled, WholeDevice } from './enrolment';

const t = texts<typeof devices>();

interface DeedsProps {
  device: WholeDevice;
  onDone: () => void;
}

/** What can be done with a till: another key, another name or branch, and its end. */
export function Deeds({ device, onDone }: DeedsProps) {
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
