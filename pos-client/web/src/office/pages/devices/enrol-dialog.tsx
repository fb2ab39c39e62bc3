import { useState } from 'preact/hooks';
import { api } from '../../api';
import { useSubmit } from '../../form/use-submit';
import { texts } from '../../i18n';
import type devices from '../../i18n/en/devices';
import type secret from '../../i18n/en/secret';
import { go } from '../../routes';
import { session } from '../../session';
import { Secret } from '../../shell/secret';
import { Button, Choice, Dialog, Field, Notice, Select } from '../../ui';
import { type Enrolled, enrolmentLink, type Rights } from './enrolment';

const t = texts<typeof devices & typeof secret>();

/** Asks what a new till is called and where it stands, then shows its key. */
export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null);
  return enrolled ? (
    <KeyDialog
      enrolled={enrolled}
      onClose={() => {
        onClose();
        go(`/devices/${enrolled.id}`);
      }}
    />
  ) : (
    <AskDialog onClose={onClose} onEnrolled={setEnrolled} />
  );
}

function AskDialog({ onClose, onEnrolled }: { onClose: () => void; onEnrolled: (till: Enrolled) => void }) {
  const branches = session.person?.branches ?? [];
  const [name, setName] = useState('');
  const [branch, setBranch] = useState(session.person?.branch_id ?? branches[0]?.id ?? '');
  const [rights, setRights] = useState<Rights>('selling');
  const { busy, tried, problem, submit } = useSubmit();
  const enrol = () => {
    const body = { name: name.trim(), branch_id: branch, rights };
    return submit(name.trim() !== '' && branch !== '', async () =>
      onEnrolled(await api.post<Enrolled>('/devices', body)),
    );
  };
  return (
    <Dialog
      title={t('devices.enrol')}
      onClose={onClose}
      onSubmit={() => void enrol()}
      sticky
      actions={
        <>
          <Button onClick={onClose}>{t('do.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('devices.enrolIt')}
          </Button>
        </>
      }
    >
      <div class="stack">
        {problem && <Notice tone="danger">{problem}</Notice>}
        <Field
          label={t('field.name')}
          hint={t('devices.nameHint')}
          value={name}
          onInput={setName}
          error={tried && name.trim() === '' ? t('form.required', { field: t('field.name') }) : null}
          maxLength={255}
          focused
        />
        <BranchSelect value={branch} onChange={setBranch} />
        <RightsChoice value={rights} onChange={setRights} />
      </div>
    </Dialog>
  );
}

/** The key of a till, which nobody can show again. */
export function KeyDialog({ enrolled, onClose }: { enrolled: Enrolled; onClose: () => void }) {
  return (
    <Dialog
      title={t('devices.keyOf', { name: enrolled.name })}
      width="wide"
      onClose={onClose}
      sticky
      actions={
        <Button kind="primary" onClick={onClose}>
          {t('secret.done')}
        </Button>
      }
    >
      <p>{t('devices.keyText')}</p>
      <Secret label={t('devices.key')} text={enrolled.key} link={enrolmentLink(location.origin, enrolled)} />
    </Dialog>
  );
}

/** One of the branches that the person looks after. */
export function BranchSelect({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const branches = session.person?.branches ?? [];
  return (
    <Select
      label={t('field.branch')}
      value={value}
      options={branches.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
}

export function RightsChoice({ value, onChange }: { value: Rights; onChange: (rights: Rights) => void }) {
  return (
    <Choice<Rights>
      label={t('devices.rights')}
      options={[
        { value: 'selling', label: t('devices.rights.selling'), note: t('devices.rightsNote.selling') },
        { value: 'all', label: t('devices.rights.all'), note: t('devices.rightsNote.all') },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
