import { useMemo, useState } from 'preact/hooks';
import type sync from '../../../i18n/en/sync';
import { conflictTitle, reasonWords } from '../../../pages/conflicts/conflict-words';
import '../../../pages/conflicts/conflicts.css';
import { Decision } from '../../../pages/conflicts/decision';
import {
  firstPicks,
  isDecidable,
  isMergeable,
  mergedOf,
  type Picks,
  pairsOf,
} from '../../../pages/conflicts/sides';
import { SidesTable } from '../../../pages/conflicts/sides-table';
import { waysOf } from '../../../pages/conflicts/ways';
import type { Conflict } from '../../../store/records';
import { api } from '../../api';
import { texts } from '../../i18n';
import type review from '../../i18n/en/review';
import { tableChanged } from '../../live';
import { words } from '../../problems';
import { can, whyNot } from '../../rights';
import { go } from '../../routes';
import { Badge, Card, EmptyState, Facts, Loaded, Notice, Page, RecordName, Time, toast } from '../../ui';
import { useAnswer } from '../../use-query';
import { DeviceName } from '../devices/device-name';
import { type ListedConflict, MOST, toConflict } from './desk';

const t = texts<typeof review & typeof sync>();
type Strategy = NonNullable<Conflict['resolution_strategy']>;

/** One conflict, both sides field by field, and what can be decided. */
export function ConflictPage({ id }: { id: string }) {
  const answer = useAnswer(`conflict/${id}`, (signal) => find(id, signal), { liveMs: 3_000 });
  const conflict = answer.data;
  return (
    <Page
      title={conflict ? conflictTitle(conflict) : t('conflicts.title')}
      note={
        conflict && (
          <Badge tone={conflict.status === 'open' ? 'danger' : 'ok'}>
            {t(`conflicts.status.${conflict.status}`)}
          </Badge>
        )
      }
      onBack={() => go('/review/conflicts')}
    >
      <Loaded of={answer}>
        {(found) =>
          found ? (
            <Body key={found.id + found.status} conflict={found} onDecided={answer.refresh} />
          ) : (
            <EmptyState icon="search" title={t('conflicts.unknown')} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** The gateway lists conflicts only: the open ones first, for it is mostly one of those. */
async function find(id: string, signal: AbortSignal): Promise<Conflict | null> {
  for (const status of ['open', 'resolved']) {
    const query = { status, ...MOST };
    const { conflicts } = await api.get<{ conflicts: ListedConflict[] }>('/sync/conflicts', query, {
      signal,
    });
    const found = conflicts.find(({ conflict_id }) => conflict_id === id);
    if (found) {
      return toConflict(found);
    }
  }
  return null;
}

function Body({ conflict, onDecided }: { conflict: Conflict; onDecided: () => void }) {
  const pairs = useMemo(() => pairsOf(conflict), [conflict]);
  const [picks, setPicks] = useState<Picks>(() => firstPicks(conflict, pairs));
  const [busy, setBusy] = useState<Strategy | null>(null);
  const allowed = can('conflicts.resolve');
  const decidable = isDecidable(conflict);
  const mergeable = isMergeable(conflict) && decidable && allowed;
  const decide = async (strategy: Strategy) => {
    setBusy(strategy);
    try {
      const merged = strategy === 'merge' && mergeable ? mergedOf(pairs, picks) : undefined;
      await api.post(`/sync/conflicts/${conflict.conflict_id}/resolve`, { strategy, merged });
      toast(t('conflicts.decided'), 'ok');
      tableChanged('conflicts');
    } catch (failure) {
      toast(words(failure), 'danger');
    }
    setBusy(null);
    onDecided();
  };
  return (
    <>
      <Suggestion conflict={conflict} />
      <SidesTable
        pairs={pairs}
        picks={mergeable ? picks : null}
        local={t('conflicts.till')}
        onPick={(name, side) => setPicks({ ...picks, [name]: side })}
      />
      {!decidable && <Settled conflict={conflict} />}
      {decidable && !allowed && <Notice>{whyNot('conflicts.resolve')}</Notice>}
      {decidable && allowed && (
        <Decision conflict={conflict} busy={busy} onDecide={(strategy) => void decide(strategy)} />
      )}
      <About conflict={conflict} />
    </>
  );
}

function Suggestion({ conflict }: { conflict: Conflict }) {
  const { suggested_strategy: strategy, suggested_fix: fix } = conflict;
  return (
    <Notice tone={conflict.status === 'open' ? 'warn' : 'neutral'}>
      <p class="strong">{reasonWords(conflict)}</p>
      {strategy && waysOf(conflict).includes(strategy) && (
        <p>
          {t('conflicts.suggested')} {t(`conflicts.${strategy}`)}
        </p>
      )}
      {fix && <p dir="auto">{fix}</p>}
    </Notice>
  );
}

function Settled({ conflict }: { conflict: Conflict }) {
  const { resolution_strategy: how, resolved_by: by, resolved_at: at } = conflict;
  return (
    <Notice tone="ok">
      {t('conflicts.isSettled')} · {how && t(`conflicts.${how}`)} · <Time at={at} /> ·{' '}
      <bdi>{by === 'rule' ? t('review.byRule') : <RecordName table="staff" id={by} />}</bdi>
    </Notice>
  );
}

/** What only one field was changed of says nothing of what it is. */
const NAMED: ReadonlySet<string> = new Set([
  'products',
  'customers',
  'suppliers',
  'staff',
  'branches',
  'product_categories',
  'price_lists',
  'promotions',
]);

function nameOf({ table, record_id }: Conflict) {
  return <RecordName key="name" table={table} id={record_id} />;
}

function About({ conflict }: { conflict: Conflict }) {
  return (
    <Card title={t('conflicts.about')}>
      <Facts
        rows={[
          [t('conflicts.kind'), t(`conflicts.type.${conflict.conflict_type}`)],
          [t('conflicts.when'), <Time key="when" at={conflict.created_at} />],
          [t('field.device'), <DeviceName key="device" id={conflict.device_id} />],
          ...(NAMED.has(conflict.table) ? [[t('field.name'), nameOf(conflict)] as const] : []),
          [t('conflicts.record'), <bdi key="record">{conflict.record_id}</bdi>],
          [t('conflicts.number'), <bdi key="number">{conflict.conflict_id}</bdi>],
        ]}
      />
    </Card>
  );
}
