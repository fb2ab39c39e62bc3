import { SwitchField, TextField } from '../../form/fields';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { RecordPage } from '../../form/record-page';
import { texts } from '../../i18n';
import type branches from '../../i18n/en/branches';
import type { AnyRecord } from '../../lookup';
import { go } from '../../routes';
import { seesAllBranches, session } from '../../session';
import { Badge, Button, Notice } from '../../ui';
import { isTimezone } from './timezone';

const t = texts<typeof branches>();

/** A record of `branches`. */
export interface Branch extends AnyRecord {
  code: string;
  name: string;
  city?: string | null;
  phone?: string | null;
  timezone?: string | null;
  is_active?: boolean | null;
  updated_at?: string | null;
}

/** One branch, or a new one. A branch is closed, never deleted: its sales, stock and numbers stay. */
export function BranchPage({ id }: { id: string }) {
  return (
    <RecordPage<Branch>
      table="branches"
      id={id}
      list="/branches"
      newTitle={t('branches.new')}
      note={({ is_active }) => is_active === false && <Badge>{t('branches.closed')}</Badge>}
      actions={() => (
        <>
          <Button icon="orders" onClick={() => go(`/orders?branch_id=${id}`)}>
            {t('branches.sales')}
          </Button>
          <Button icon="phone" onClick={() => go(`/devices?branch_id=${id}`)}>
            {t('branches.tills')}
          </Button>
        </>
      )}
    >
      {(branch) => (
        <>
          {branch && isUnknown(branch) && <Notice tone="warn">{t('branches.unknown')}</Notice>}
          <BranchForm branch={branch} />
        </>
      )}
    </RecordPage>
  );
}

/** Whoever sees all branches sees all that the gateway knows: tills and sessions are of those alone. */
function isUnknown({ id }: Branch): boolean {
  const { person } = session;
  return person !== null && seesAllBranches(person) && !person.branches.some((known) => known.id === id);
}

/** The branches to choose from come with the session: it is renewed where it is. What fails comes with the next renewal. */
async function branchesAnew(): Promise<void> {
  await session.chooseBranch(session.person?.branch_id ?? null).catch(() => undefined);
}

const timezone = (value: unknown): string | null =>
  typeof value === 'string' && !isTimezone(value) ? t('branches.timezoneWrong') : null;

function BranchForm({ branch }: { branch: Branch | null }) {
  const state = useRecordForm({
    type: 'branches.upsert',
    record: branch,
    initial: { is_active: true },
    done: t('branches.saved'),
    onSaved: (id) => {
      void branchesAnew();
      if (branch === null) {
        go(`/branches/${id}`, true);
      }
    },
  });
  const { form } = state;
  return (
    <RecordForm state={state}>
      <FormGroup title={t('branches.one')}>
        <TextField form={form} name="name" label={t('field.name')} required focused={branch === null} />
        <TextField
          form={form}
          name="code"
          label={t('branches.code')}
          hint={t('branches.codeHint')}
          required
        />
        <SwitchField form={form} name="is_active" label={t('field.active')} absent />
      </FormGroup>
      <FormGroup title={t('branches.where')}>
        <TextField form={form} name="city" label={t('branches.city')} />
        <TextField form={form} name="phone" label={t('branches.phone')} type="tel" />
        <TextField
          form={form}
          name="timezone"
          label={t('branches.timezone')}
          hint={t('branches.timezoneHint')}
          placeholder="Europe/Berlin"
          check={timezone}
        />
        <div class="form-wide">
          <TextField form={form} name="address" label={t('branches.address')} rows={2} />
        </div>
        <div class="form-wide">
          <TextField form={form} name="notes" label={t('field.notes')} rows={2} />
        </div>
      </FormGroup>
    </RecordForm>
  );
}
