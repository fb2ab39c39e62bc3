import { useState } from 'preact/hooks';
import { api } from '../../api';
import { tAny, texts } from '../../i18n';
import type secret from '../../i18n/en/secret';
import type staff from '../../i18n/en/staff';
import { words } from '../../problems';
import { session } from '../../session';
import { Secret } from '../../shell/secret';
import {
  Badge,
  BranchName,
  Button,
  Card,
  confirm,
  Dialog,
  Facts,
  Loaded,
  Time,
  type Tone,
  toast,
} from '../../ui';
import { useQuery } from '../../use-query';
import { type Account, type Invited, invitationLink } from './account';
import { AccountDialog } from './account-dialog';
import type { Member } from './staff-page';

const t = texts<typeof staff & typeof secret>();
const TONES: Record<Account['status'], Tone> = {
  invited: 'accent',
  active: 'ok',
  locked: 'danger',
  disabled: 'neutral',
};

export function AccountState({ status }: { status: Account['status'] }) {
  return <Badge tone={TONES[status]}>{t(`staff.status.${status}`)}</Badge>;
}

/** Whether somebody may sign in to the office, and as what. */
export function AccountCard({ member }: { member: Member }) {
  const answer = useQuery<{ accounts: Account[] }>('/auth/accounts');
  const [dialog, setDialog] = useState<'new' | 'edit' | null>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  const saved = (account: Invited | Account) => {
    setDialog(null);
    answer.refresh();
    if ('invitation' in account) {
      setInvited(account);
    }
  };
  return (
    <Card title={t('staff.account')}>
      <Loaded of={answer}>
        {({ accounts }) => {
          const account = accounts.find(({ staff_id }) => staff_id === member.id);
          return (
            <>
              {account ? (
                <Known
                  account={account}
                  onChanged={answer.refresh}
                  onInvited={setInvited}
                  onEdit={() => setDialog('edit')}
                />
              ) : (
                <div class="stack">
                  <p class="muted">{t('staff.noAccount')}</p>
                  <div class="row">
                    <Button icon="plus" onClick={() => setDialog('new')}>
                      {t('staff.invite')}
                    </Button>
                  </div>
                </div>
              )}
              {dialog && (
                <AccountDialog
                  member={member}
                  account={account}
                  onClose={() => setDialog(null)}
                  onSaved={saved}
                />
              )}
            </>
          );
        }}
      </Loaded>
      {invited && <InvitationDialog invited={invited} onClose={() => setInvited(null)} />}
    </Card>
  );
}

interface KnownProps {
  account: Account;
  onChanged: () => void;
  onInvited: (invited: Invited) => void;
  onEdit: () => void;
}

function Known({ account, onChanged, onInvited, onEdit }: KnownProps) {
  const path = `/auth/accounts/${account.staff_id}`;
  const attempt = async (done: string, send: () => Promise<unknown>) => {
    try {
      await send();
      toast(done, 'ok');
    } catch (failure) {
      toast(words(failure), 'danger');
    }
    onChanged();
  };
  const invite = () =>
    attempt(t('staff.invited'), async () => onInvited(await api.post<Invited>(`${path}/invite`)));
  const disabled = account.status === 'disabled';
  const disable = async () => {
    const question = {
      title: t('staff.disable'),
      text: t('staff.disableText', { name: account.name }),
      confirm: t('staff.disable'),
      danger: true,
    };
    if (disabled || (await confirm(question))) {
      await attempt(t('staff.accountSaved'), () => api.patch(path, { disabled: !disabled }));
    }
  };
  return (
    <div class="stack">
      <Facts
        rows={[
          [t('field.status'), <AccountState key="status" status={account.status} />],
          [t('staff.email'), <bdi key="email">{account.email}</bdi>],
          [t('staff.roles'), <Roles key="roles" account={account} />],
          [t('staff.lastLogin'), <Time key="last" at={account.last_login_at} />],
        ]}
      />
      <div class="row">
        <Button icon="edit" onClick={onEdit}>
          {t('do.edit')}
        </Button>
        {!disabled && <Button onClick={() => void invite()}>{t('staff.inviteAgain')}</Button>}
        {account.status === 'locked' && (
          <Button onClick={() => void attempt(t('staff.unlocked'), () => api.post(`${path}/unlock`))}>
            {t('staff.unlock')}
          </Button>
        )}
        <Button onClick={() => void attempt(t('staff.signedOut'), () => api.post(`${path}/sign-out`))}>
          {t('staff.signOut')}
        </Button>
        <Button kind={disabled ? 'secondary' : 'danger'} onClick={() => void disable()}>
          {t(disabled ? 'staff.enable' : 'staff.disable')}
        </Button>
      </div>
    </div>
  );
}

function Roles({ account }: { account: Account }) {
  return (
    <ul>
      {account.roles.map(({ role, branch_id }) => (
        <li key={`${role} ${branch_id}`}>
          {tAny(`role.${role}`, role)} · <BranchName id={branch_id} />
        </li>
      ))}
    </ul>
  );
}

function InvitationDialog({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const organization = session.person?.organization.code ?? '';
  return (
    <Dialog
      title={t('staff.invitationOf', { name: invited.name })}
      width="wide"
      onClose={onClose}
      sticky
      actions={
        <Button kind="primary" onClick={onClose}>
          {t('secret.done')}
        </Button>
      }
    >
      <p>{t('staff.invitationText')}</p>
      <Secret
        label={t('staff.invitation')}
        text={invited.invitation}
        link={invitationLink(location.origin, organization, invited.invitation)}
      />
      <p class="muted">
        {t('staff.expires')} <Time at={invited.invitation_expires_at} />
      </p>
    </Dialog>
  );
}
