import type { Part } from '../../api';
import { texts } from '../../i18n';
import type settings from '../../i18n/en/settings';
import type { AnyRecord } from '../../lookup';
import { amend, go, usePage } from '../../routes';
import { session } from '../../session';
import { Loaded, Page, Select, Tabs } from '../../ui';
import { useQuery } from '../../use-query';
import { ChainForm } from './chain-form';
import { OrganizationForm } from './organization-form';
import { topOf } from './policy';
import { TillForm } from './till-form';

const t = texts<typeof settings>();
const MOST = 1000;
const LIVE_MS = 3_000;
const VIEWS = ['tills', 'chain', 'organization'] as const;

type PosSettings = AnyRecord & { for_branch_id?: string | null };

/** What tills print and allow, and the rules of the chain (S3-7, S0-14). */
export default function Settings() {
  const { id } = usePage();
  const view = VIEWS.find((one) => one === id) ?? 'tills';
  return (
    <Page
      title={t('nav.settings')}
      bar={
        <Tabs
          label={t('nav.settings')}
          tabs={VIEWS.map((one) => ({ id: one, label: t(`settings.${one}`) }))}
          selected={view}
          onSelect={(chosen) => go(chosen === 'tills' ? '/settings' : `/settings/${chosen}`)}
        />
      }
    >
      {view === 'tills' && <Tills />}
      {view === 'chain' && <Chain />}
      {view === 'organization' && <Organization />}
    </Page>
  );
}

function Tills() {
  const { query } = usePage();
  const branch = query.branch ?? '';
  const answer = useQuery<Part<PosSettings>>('/pos_settings', { limit: MOST }, { liveMs: LIVE_MS });
  return (
    <>
      <Select
        label={t('settings.for')}
        value={branch}
        options={[
          { value: '', label: t('branch.all') },
          ...(session.person?.branches ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => amend(id ? `/settings?branch=${id}` : '/settings')}
      />
      <Loaded of={answer}>
        {({ items }) => (
          <TillForm key={branch} record={topOf(items, branch || null)} branchId={branch || null} />
        )}
      </Loaded>
    </>
  );
}

function Chain() {
  const answer = useQuery<Part<AnyRecord>>('/organization_settings', { limit: MOST }, { liveMs: LIVE_MS });
  return <Loaded of={answer}>{({ items }) => <ChainForm record={topOf(items, null)} />}</Loaded>;
}

function Organization() {
  const id = session.person?.organization.id ?? '';
  const answer = useQuery<AnyRecord>(`/organizations/${id}`, {}, { liveMs: LIVE_MS });
  return <Loaded of={answer}>{(record) => <OrganizationForm record={record} />}</Loaded>;
}
