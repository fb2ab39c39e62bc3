import { tAny, texts } from '../../i18n';
import type account from '../../i18n/en/account';
import { session } from '../../session';
import { BranchName, Card, Facts, Page } from '../../ui';
import { useMethods } from '../welcome/methods';
import { PasswordForm } from './password-form';

const t = texts<typeof account>();

/** Who one is here, and one's own password. */
export default function Account() {
  const { person } = session;
  const methods = useMethods();
  if (!person) {
    return null;
  }
  return (
    <Page title={t('account.title')}>
      <div class="columns">
        <Card title={t('account.who')}>
          <Facts
            rows={[
              [t('field.name'), person.name],
              [t('account.email'), person.email],
              [t('account.organization'), `${person.organization.name} (${person.organization.code})`],
              [
                t('account.roles'),
                <ul key="roles">
                  {person.roles.map(({ role, branch_id }) => (
                    <li key={role + branch_id}>
                      {tAny(`role.${role}`, role)} ·{' '}
                      {branch_id ? <BranchName id={branch_id} /> : t('account.everywhere')}
                    </li>
                  ))}
                </ul>,
              ],
            ]}
          />
        </Card>
        <Card title={t('account.password')}>
          {methods?.passwords === false ? <p>{t('account.onlyProvider')}</p> : <PasswordForm />}
        </Card>
      </div>
    </Page>
  );
}
