import { formatNumber } from '../../../i18n';
import { operationName } from '../../../pages/sync/operation-words';
import { texts } from '../../i18n';
import type fullSync from '../../i18n/en/full-sync';
import { BranchName, Card, Facts, Notice, RecordName, Table, Tile, Tiles, Time } from '../../ui';
import { DeviceName } from '../devices/device-name';
import { type FullSync, type Group, totals } from './full-sync';
import { Amount, VERDICTS, VerdictBadge, verdictWords } from './verdict';

const t = texts<typeof fullSync>();

/** What is proposed, by kind and day. */
export function Preview({ sync }: { sync: FullSync }) {
  const groups = sync.groups ?? [];
  const sums = totals(groups);
  return (
    <>
      {sync.status === 'open' && <Notice>{t('full-sync.openText')}</Notice>}
      <Tiles label={t('full-sync.groups')}>
        {VERDICTS.map((verdict) => (
          <Tile
            key={verdict}
            label={verdictWords(verdict, sync.status)}
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
          { id: 'type', label: t('full-sync.kind'), cell: ({ type }) => operationName(type) },
          {
            id: 'verdict',
            label: t('full-sync.verdict'),
            cell: ({ verdict }) => <VerdictBadge verdict={verdict} status={sync.status} />,
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
