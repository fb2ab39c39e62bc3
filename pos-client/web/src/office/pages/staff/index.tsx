import { tAny, texts } from '../../i18n';
import type staff from '../../i18n/en/staff';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import { can, isInCharge } from '../../rights';
import { go, usePage } from '../../routes';
import { Badge, BranchName, Button, Page } from '../../ui';
import { useQuery } from '../../use-query';
import { type Account, ROLES } from './account';
import { AccountState } from './account-card';
import { type Member, StaffPage } from './staff-page';

const t = texts<typeof staff>();

/** The staff: who sells with a PIN, and who may sign in here. */
export default function Staff() {
  const { id } = usePage();
  return id ? <StaffPage key={id} id={id} /> : <StaffList />;
}

function StaffList() {
  const accounts = useQuery<{ accounts: Account[] }>(
    '/auth/accounts',
    {},
    { liveMs: 10_000, when: isInCharge() },
  );
  const known = new Map(accounts.data?.accounts.map((account) => [account.staff_id, account]));
  const create = can('staff.upsert') && (
    <Button kind="primary" icon="plus" onClick={() => go('/staff/new')}>
      {t('staff.new')}
    </Button>
  );
  return (
    <Page title={t('nav.staff')} wide actions={create}>
      <RecordList<Member>
        label={t('nav.staff')}
        table="staff"
        search={t('staff.search')}
        sort="name"
        columns={columns(known)}
        filters={[
          {
            kind: 'choice',
            field: 'role',
            label: t('staff.role'),
            options: ROLES.map((value) => ({ value, label: tAny(`role.${value}`, value) })),
          },
          { kind: 'flag', field: 'is_active', label: t('field.active') },
        ]}
        open={({ id }) => `/staff/${id}`}
        empty={{ icon: 'user', title: t('staff.none'), text: t('staff.noneText'), action: create }}
      />
    </Page>
  );
}

const columns = (accounts: ReadonlyMap<string, Account>): ListColumn<Member>[] => [
  { id: 'name', label: t('field.name'), cell: ({ name }) => <bdi>{name}</bdi>, sort: 'name' },
  {
    id: 'role',
    label: t('staff.role'),
    cell: ({ role }) => tAny(`role.${role}`, role),
    sort: 'role',
    width: 14,
  },
  {
    id: 'branches',
    label: t('staff.branches'),
    cell: ({ branch_ids }) => <Branches ids={branch_ids} />,
    minor: true,
  },
  {
    id: 'account',
    label: t('staff.account'),
    cell: ({ id }) => <State account={accounts.get(id)} />,
    width: 16,
    minor: true,
  },
  {
    id: 'active',
    label: t('field.active'),
    cell: ({ is_active }) =>
      is_active === false ? <Badge>{t('list.no')}</Badge> : <Badge tone="ok">{t('list.yes')}</Badge>,
    width: 10,
  },
];

function State({ account }: { account: Account | undefined }) {
  return account ? <AccountState status={account.status} /> : <>–</>;
}

function Branches({ ids }: { ids: string[] | null | undefined }) {
  if (!ids || ids.length === 0) {
    return <>{t('branch.all')}</>;
  }
  return (
    <>
      {ids.map((id, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <BranchName id={id} />
        </span>
      ))}
    </>
  );
}
