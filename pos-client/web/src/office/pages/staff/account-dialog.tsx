import { useState } from 'preact/hooks';
import { api } from '../../api';
import { useSubmit } from '../../form/use-submit';
import { tAny, texts } from '../../i18n';
import type staff from '../../i18n/en/staff';
import { type Grant, type Role, session } from '../../session';
import { Button, Dialog, Field, IconButton, Notice, Select } from '../../ui';
import { type Account, givable, type Invited, isTwice, settledRoles } from './account';
import type { Member } from './staff-page';
import './staff.css';

const t = texts<typeof staff>();

export interface AccountDialogProps {
  member: Member;
  /** absent: a new one */
  account: Account | undefined;
  onClose: () => void;
  onSaved: (account: Account | Invited) => void;
}

/** The e-mail and the roles of an account. */
export function AccountDialog({ member, account, onClose, onSaved }: AccountDialogProps) {
  const own = session.person?.role ?? 'manager';
  const [email, setEmail] = useState(account?.email ?? member.email ?? '');
  const [roles, setRoles] = useState<Grant[]>(
    account?.roles ?? [
      {
        role: givable(own).includes(member.role) ? member.role : 'cashier',
        branch_id: member.branch_ids?.[0] ?? session.person?.branch_id ?? null,
      },
    ],
  );
  const { busy, tried, problem, submit } = useSubmit();
  const twice = isTwice(roles);
  const save = () => {
    const body = { email: email.trim(), name: member.name, roles: settledRoles(roles) };
    const send = async () =>
      onSaved(
        account
          ? await api.patch<Account>(`/auth/accounts/${member.id}`, body)
          : await api.post<Invited>('/auth/accounts', { ...body, staff_id: member.id }),
      );
    return submit(email.includes('@') && roles.length > 0 && !twice, send);
  };
  return (
    <Dialog
      title={t(account ? 'staff.editAccount' : 'staff.invite')}
      onClose={onClose}
      onSubmit={() => void save()}
      sticky
      actions={
        <>
          <Button onClick={onClose}>{t('do.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {account ? t('form.save') : t('staff.invite')}
          </Button>
        </>
      }
    >
      <div class="stack">
        {problem && <Notice tone="danger">{problem}</Notice>}
        {account && <Notice>{t('staff.endsSessions')}</Notice>}
        <Field
          label={t('staff.email')}
          type="email"
          value={email}
          onInput={setEmail}
          error={tried && !email.includes('@') ? t('form.required', { field: t('staff.email') }) : null}
          focused
        />
        <RoleRows roles={roles} onChange={setRoles} />
        {tried && twice && <Notice tone="danger">{t('staff.twice')}</Notice>}
      </div>
    </Dialog>
  );
}

function RoleRows({ roles, onChange }: { roles: Grant[]; onChange: (roles: Grant[]) => void }) {
  const own = session.person?.role ?? 'manager';
  const set = (at: number, changed: Partial<Grant>) =>
    onChange(roles.map((grant, index) => (index === at ? { ...grant, ...changed } : grant)));
  const choices = givable(own);
  return (
    <div class="stack">
      {roles.map(({ role, branch_id }, at) => (
        <div key={`${at}-${roles.length}`} class="role-row">
          <Select<Role>
            label={t('staff.role')}
            value={role}
            options={[...new Set([...choices, role])].map((value) => ({
              value,
              label: tAny(`role.${value}`, value),
              disabled: !choices.includes(value),
            }))}
            onChange={(chosen) => set(at, { role: chosen })}
          />
          <BranchChoice role={role} branchId={branch_id} onChange={(id) => set(at, { branch_id: id })} />
          <IconButton
            icon="trash"
            label={t('staff.removeRole')}
            disabled={roles.length === 1}
            onClick={() => onChange(roles.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <div class="row">
        <Button
          icon="plus"
          onClick={() =>
            onChange([...roles, { role: 'cashier', branch_id: session.person?.branches[0]?.id ?? null }])
          }
        >
          {t('staff.addRole')}
        </Button>
      </div>
    </div>
  );
}

interface BranchChoiceProps {
  role: Role;
  branchId: string | null;
  onChange: (id: string | null) => void;
}

function BranchChoice({ role, branchId, onChange }: BranchChoiceProps) {
  const branches = session.person?.branches ?? [];
  return (
    <Select
      label={t('field.branch')}
      value={role === 'owner' ? '' : (branchId ?? '')}
      disabled={role === 'owner'}
      options={[
        { value: '', label: t('branch.all') },
        ...branches.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(id) => onChange(id || null)}
    />
  );
}
