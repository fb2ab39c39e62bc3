import { texts } from '../../i18n';
import type branches from '../../i18n/en/branches';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import { can } from '../../rights';
import { go } from '../../routes';
import { Badge, Button, Page, Time } from '../../ui';
import type { Branch } from './branch-page';

const t = texts<typeof branches>();

/** All branches. */
export function BranchList() {
  const add = can('branches.upsert') && (
    <Button kind="primary" icon="plus" onClick={() => go('/branches/new')}>
      {t('branches.new')}
    </Button>
  );
  return (
    <Page title={t('nav.branches')} wide actions={add}>
      <RecordList<Branch>
        label={t('nav.branches')}
        table="branches"
        search={t('branches.search')}
        sort="code"
        columns={COLUMNS()}
        filters={[
          { kind: 'text', field: 'city', label: t('branches.city') },
          { kind: 'flag', field: 'is_active', label: t('field.active') },
          { kind: 'days', field: 'updated_at', label: t('field.changed') },
        ]}
        open={({ id }) => `/branches/${id}`}
        empty={{ icon: 'bank', title: t('branches.none'), text: t('branches.noneText'), action: add }}
      />
    </Page>
  );
}

const COLUMNS = (): ListColumn<Branch>[] => [
  { id: 'name', label: t('field.name'), cell: ({ name }) => <bdi>{name}</bdi>, sort: 'name' },
  {
    id: 'code',
    label: t('branches.code'),
    cell: ({ code }) => <bdi>{code}</bdi>,
    sort: 'code',
    width: 12,
  },
  {
    id: 'city',
    label: t('branches.city'),
    cell: ({ city }) => <bdi>{city || '–'}</bdi>,
    sort: 'city',
    width: 18,
    minor: true,
  },
  {
    id: 'phone',
    label: t('branches.phone'),
    cell: ({ phone }) => <bdi dir="ltr">{phone || '–'}</bdi>,
    sort: 'phone',
    width: 20,
    minor: true,
  },
  {
    id: 'timezone',
    label: t('branches.timezone'),
    cell: ({ timezone }) => <bdi>{timezone || '–'}</bdi>,
    sort: 'timezone',
    width: 20,
    minor: true,
  },
  {
    id: 'active',
    label: t('field.status'),
    cell: ({ is_active }) =>
      is_active === false ? (
        <Badge>{t('branches.closed')}</Badge>
      ) : (
        <Badge tone="ok">{t('field.active')}</Badge>
      ),
    width: 12,
  },
  {
    id: 'changed',
    label: t('field.changed'),
    cell: ({ updated_at }) => <Time at={updated_at} ago />,
    sort: 'updated_at',
    width: 16,
    minor: true,
  },
];
