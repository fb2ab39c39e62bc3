import { useState } from 'preact/hooks';
import { hashPin } from '../../../store/pin';
import { ChoiceField, SwitchField, TextField } from '../../form/fields';
import type { Form } from '../../form/form';
import { PlainForm } from '../../form/plain-form';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { useSubmit } from '../../form/use-submit';
import { tAny, texts } from '../../i18n';
import type staff from '../../i18n/en/staff';
import type { AnyRecord } from '../../lookup';
import { change } from '../../operations';
import { perform } from '../../perform';
import { can, isInCharge } from '../../rights';
import { go, to } from '../../routes';
import { type Role, session } from '../../session';
import { Button, Card, Checkbox, Field, Loaded, Page } from '../../ui';
import { useQuery } from '../../use-query';
import { isPin, ROLES } from './account';
import { AccountCard } from './account-card';

const t = texts<typeof staff>();

/** A member of the staff, as tills know them. */
export interface Member extends AnyRecord {
  name: string;
  role: Role;
  email?: string | null;
  phone?: string | null;
  branch_ids?: string[] | null;
  is_active?: boolean | null;
  notes?: string | null;
}

/** One member: what tills know, the PIN, and the account of the office. */
export function StaffPage({ id }: { id: string }) {
  const isNew = id === 'new';
  const answer = useQuery<Member>(`/staff/${id}`, {}, { liveMs: 3_000, when: !isNew });
  return (
    <Page title={isNew ? t('staff.new') : (answer.data?.name ?? t('nav.staff'))} onBack={() => go('/staff')}>
      {isNew ? (
        <MemberForm member={null} />
      ) : (
        <Loaded of={answer}>{(member) => <Whole member={member} />}</Loaded>
      )}
    </Page>
  );
}

function Whole({ member }: { member: Member }) {
  return (
    <>
      <MemberForm member={member} />
      {can('staff.upsert') && <PinCard member={member} />}
      {isInCharge() && <AccountCard member={member} />}
      <a class="link" href={to(`/audit?table=staff&id=${member.id}`)}>
        {t('nav.audit')}
      </a>
    </>
  );
}

function MemberForm({ member }: { member: Member | null }) {
  const state = useRecordForm({
    type: 'staff.upsert',
    record: member,
    initial: { is_active: true, role: 'cashier' },
    done: t('staff.saved'),
    onSaved: (id) => {
      if (!member) {
        go(`/staff/${id}`, true);
      }
    },
  });
  const { form } = state;
  return (
    <RecordForm state={state}>
      <FormGroup title={t('staff.person')}>
        <TextField form={form} name="name" label={t('field.name')} required />
        <ChoiceField
          form={form}
          name="role"
          label={t('staff.tillRole')}
          hint={t('staff.tillRoleHint')}
          options={ROLES.map((value) => ({ value, label: tAny(`role.${value}`, value) }))}
          required
        />
        <TextField form={form} name="phone" label={t('staff.phone')} type="tel" />
        <TextField form={form} name="email" label={t('staff.email')} type="email" />
        <SwitchField
          form={form}
          name="is_active"
          label={t('field.active')}
          hint={t('staff.activeHint')}
          absent
        />
        <TextField form={form} name="notes" label={t('field.notes')} rows={2} />
      </FormGroup>
      <FormGroup title={t('staff.branches')}>
        <BranchChecks form={form} />
      </FormGroup>
    </RecordForm>
  );
}

function BranchChecks({ form }: { form: Form }) {
  const value = form.value('branch_ids');
  const chosen = Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
  const set = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((one) => one !== id);
    form.set('branch_ids', next.length > 0 ? next : null);
  };
  return (
    <>
      <p class="muted form-wide">{t('staff.branchesHint')}</p>
      {session.person?.branches.map(({ id, name }) => (
        <Checkbox key={id} label={name} checked={chosen.includes(id)} onChange={(on) => set(id, on)} />
      ))}
    </>
  );
}

function PinCard({ member }: { member: Member }) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const { busy, tried, problem, submit } = useSubmit();
  const save = async () => {
    const send = async () => {
      const pin_hash = await hashPin(pin);
      await perform(change('staff.upsert', member.id, { pin_hash }, member.version ?? null), {
        done: t('staff.pinSaved'),
      });
    };
    if (await submit(isPin(pin) && pin === again, send)) {
      setPin('');
      setAgain('');
    }
  };
  return (
    <Card title={t('staff.pin')}>
      <PlainForm problem={problem} onSubmit={() => void save()}>
        <p class="muted">{t('staff.pinText')}</p>
        <div class="form-grid">
          <Field
            label={t('staff.newPin')}
            type="password"
            inputMode="numeric"
            value={pin}
            onInput={setPin}
            error={tried && !isPin(pin) ? t('staff.pinDigits') : null}
            hint={t('staff.pinDigits')}
            autoComplete="new-password"
            maxLength={8}
          />
          <Field
            label={t('staff.repeatPin')}
            type="password"
            inputMode="numeric"
            value={again}
            onInput={setAgain}
            error={tried && pin !== again ? t('password.differ') : null}
            autoComplete="new-password"
            maxLength={8}
          />
        </div>
        <div class="row">
          <Button type="submit" busy={busy}>
            {t('staff.setPin')}
          </Button>
        </div>
      </PlainForm>
    </Card>
  );
}
