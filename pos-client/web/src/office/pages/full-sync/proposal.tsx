import { useState } from 'preact/hooks';
import { formatNumber } from '../../../i18n';
import { api } from '../../api';
import { texts } from '../../i18n';
import type fullSync from '../../i18n/en/full-sync';
import { RecordList } from '../../list/record-list';
import { tableChanged } from '../../live';
import { words } from '../../problems';
import { isInCharge } from '../../rights';
import { go } from '../../routes';
import {
  askReason,
  Badge,
  BranchName,
  Button,
  Card,
  Facts,
  Loaded,
  Money,
  Notice,
  Page,
  RecordName,
  Table,
  Tabs,
  Tile,
  Tiles,
  Time,
  type Tone,
  toast,
} from '../../ui';
import { useQuery } from '../../use-query';
import { DeviceName } from '../devices/device-name';
import { type FullSync, type Group, type ProposedOperation, totals, type Verdict } from './full-sync';
import { ProposalState } from './proposal-state';

const t = texts<typeof fullSync>();
const CONFIRM_MS = 300_000;
const TONES: Record<Verdict, Tone> = { missing: 'accent', known: 'neutral', excluded: 'warn' };
const VERDICTS: readonly Verdict[] = ['missing', 'known', 'excluded'];

/** What a till proposes, by kind and day or one by one, and the decision. */
export function Proposal({ id, operations }: { id: string; operations: boolean }) {
  const answer = useQuery<FullSync>(`/sync/full/${id}`, {}, { liveMs: 3_000 });
  const sync = answer.data;
  return (
    <Page
      title={t('full-sync.one')}
      note={sync && <ProposalState status={sync.status} />}
      onBack={() => go('/full-sync')}
      actions={sync?.status === 'proposed' && isInCharge() && <Decide sync={sync} onDone={answer.refresh} />}
      bar={
        <Tabs
          label={t('full-sync.views')}
          tabs={[
            { id: 'groups', label: t('full-sync.groups') },
            { id: 'operations', label: t('full-sync.operations') },
          ]}
          selected={operations ? 'operations' : 'groups'}
          onSelect={(view) =>
            go(view === 'groups' ? `/full-sync/${id}` : `/full-sync/${id}/operations`, true)
          }
        />
      }
      wide
    >
      {operations ? (
        <Operations id={id} />
      ) : (
        <Loaded of={answer}>{(found) => <Preview sync={found} />}</Loaded>
      )}
    </Page>
  );
}

function Decide({ sync, onDone }: { sync: FullSync; onDone: () => void }) {
  const [busy, setBusy] = useState<'confirm' | 'refuse' | null>(null);
  const decide = async (deed: 'confirm' | 'refuse') => {
    const reason = await askReason({
      title: t(`full-sync.${deed}`),
      text: t(`full-sync.${deed}Text`, { count: formatNumber(sync.waiting) }),
      confirm: t(`full-sync.${deed}`),
      danger: deed === 'refuse',
    });
    if (reason === null) {
      return;
    }
    setBusy(deed);
    try {
      await api.post(`/sync/full/${sync.id}/${deed}`, { reason }, { timeoutMs: CONFIRM_MS });
      toast(t(deed === 'confirm' ? 'full-sync.confirmed' : 'full-sync.refused'), 'ok');
      tableChanged('full_syncs');
    } catch (failure) {
      toast(words(failure), 'danger');
    }
    setBusy(null);
    onDone();
  };
  return (
    <>
      <Button busy={busy === 'refuse'} disabled={busy !== null} onClick={() => void decide('refuse')}>
        {t('full-sync.refuse')}
      </Button>
      <Button
        kind="primary"
        busy={busy === 'confirm'}
        disabled={busy !== null}
        onClick={() => void decide('confirm')}
      >
        {t('full-sync.confirm')}
      </Button>
    </>
  );
}

function Preview({ sync }: { sync: FullSync }) {
  const groups = sync.groups ?? [];
  const sums = totals(groups);
  return (
    <>
      {sync.status === 'open' && <Notice>{t('full-sync.openText')}</Notice>}
      <Tiles label={t('full-sync.groups')}>
        {VERDICTS.map((verdict) => (
          <Tile
            key={verdict}
            label={t(`full-sync.${verdict}`)}
            value={formatNumber(sums[verdict].count)}
            note={t(`full-sync.${verdict}Note`)}
            tone={verdict === 'missing' ? 'main' : undefined}
          />
        ))}
      </Tiles>
      <Table<Group>
        label={t('full-sync.groups')}
        columns={[
          { id: 'day', label: t('field.date'), cell: ({ day }) => day },
          { id: 'type', label: t('full-sync.kind'), cell: ({ type }) => <bdi>{type}</bdi> },
          {
            id: 'verdict',
            label: t('full-sync.verdict'),
            cell: ({ verdict }) => <VerdictBadge verdict={verdict} />,
          },
          { id: 'count', label: t('full-sync.count'), cell: ({ count }) => formatNumber(count), end: true },
          {
            id: 'amount',
            label: t('field.amount'),
            cell: (group) => <Amount of={group.amount} />,
            end: true,
          },
        ]}
        rows={groups}
        rowKey={({ type, day, verdict }) => `${type} ${day} ${verdict}`}
        empty={<Notice>{t('full-sync.nothing')}</Notice>}
      />
      <About sync={sync} />
    </>
  );
}

function Amount({ of }: { of: number | null | undefined }) {
  return of === null || of === undefined ? <>–</> : <Money amount={of} />;
}

function VerdictBadge({ verdict }: { verdict: Verdict }) {
  return <Badge tone={TONES[verdict]}>{t(`full-sync.${verdict}`)}</Badge>;
}

function About({ sync }: { sync: FullSync }) {
  return (
    <Card title={t('full-sync.about')}>
      <Facts
        rows={[
          [t('field.device'), <DeviceName key="device" id={sync.device_id} />],
          [t('field.branch'), <BranchName key="branch" id={sync.branch_id} />],
          [t('full-sync.why'), <bdi key="why">{sync.reason ?? '–'}</bdi>],
          [t('full-sync.begun'), <Time key="begun" at={sync.created_at} />],
          [t('full-sync.sent'), <Time key="proposed" at={sync.proposed_at} />],
          [t('full-sync.decided'), <Time key="decided" at={sync.decided_at} />],
          [t('full-sync.by'), <RecordName key="by" table="staff" id={sync.decided_by} />],
          [t('ask.reason'), <bdi key="reason">{sync.decision_reason ?? '–'}</bdi>],
        ]}
      />
    </Card>
  );
}

function Operations({ id }: { id: string }) {
  return (
    <RecordList<ProposedOperation>
      label={t('full-sync.operations')}
      table={`sync/full/${id}/operations`}
      part={(answer) => {
        const { operations, next_cursor } = answer as {
          operations: ProposedOperation[];
          next_cursor: string | null;
        };
        return { items: operations, next_cursor };
      }}
      csv={false}
      rowKey={({ op_id }) => op_id}
      columns={[
        { id: 'at', label: t('field.time'), cell: ({ occurred_at }) => <Time at={occurred_at} />, width: 20 },
        { id: 'type', label: t('full-sync.kind'), cell: ({ type }) => <bdi>{type}</bdi>, width: 22 },
        {
          id: 'amount',
          label: t('field.amount'),
          cell: (one) => <Amount of={one.amount} />,
          end: true,
          width: 12,
        },
        {
          id: 'verdict',
          label: t('full-sync.verdict'),
          cell: ({ verdict }) => <VerdictBadge verdict={verdict} />,
          width: 18,
        },
        {
          id: 'message',
          label: t('full-sync.note'),
          cell: ({ message, status }) => <bdi>{message ?? status ?? '–'}</bdi>,
          minor: true,
        },
      ]}
      filters={[
        {
          kind: 'choice',
          field: 'verdict',
          label: t('full-sync.verdict'),
          options: VERDICTS.map((value) => ({ value, label: t(`full-sync.${value}`) })),
        },
      ]}
      empty={{ icon: 'upload', title: t('full-sync.nothing') }}
    />
  );
}
