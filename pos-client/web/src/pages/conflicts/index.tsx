import { useEffect, useMemo, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { formatDateTime, t } from '../../i18n';
import { useLive } from '../../store/live';
import type { Conflict } from '../../store/records';
import { readState } from '../../store/state';
import { conflictSides, isWithoutSides, resolveConflict, type Strategy } from '../../till/conflicts';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  Facts,
  Notice,
  Page,
  Spinner,
  toast,
  useApp,
  useNavigate,
  words,
} from '../../ui';
import { conflictTitle, reasonWords } from './conflict-words';
import './conflicts.css';
import { Decision } from './decision';
import { firstPicks, isDecidable, isMergeable, mergedOf, type Picks, pairsOf } from './sides';
import { SidesTable } from './sides-table';
import { waysOf } from './ways';

/** One conflict, both sides field by field, and what can be decided (S2-13). */
export default function ConflictPage() {
  const { till } = useApp();
  const navigate = useNavigate();
  const { id = '' } = useRoute().params;
  const conflict = useLive(
    async () => (await till.db.conflicts.filter(({ conflict_id }) => conflict_id === id).first()) ?? null,
    ['conflicts'],
    [id],
  );
  const back = () => navigate('/sync?view=conflicts');
  if (conflict === undefined) {
    return <Spinner />;
  }
  if (conflict === null) {
    return (
      <Page title={t('conflicts.title')} onBack={back}>
        <EmptyState icon="search" title={t('conflicts.unknown')} text={t('conflicts.unknownText')} />
      </Page>
    );
  }
  return (
    <Page
      title={conflictTitle(conflict)}
      note={
        <Badge tone={conflict.status === 'open' ? 'danger' : 'ok'}>
          {t(`conflicts.status.${conflict.status}`)}
        </Badge>
      }
      onBack={back}
    >
      <WholeConflict key={conflict.id} conflict={conflict} onDecided={back} />
    </Page>
  );
}

/** A conflict about a person is fetched now: the till keeps none of it in plain (S3-7). */
function WholeConflict({ conflict, onDecided }: { conflict: Conflict; onDecided: () => void }) {
  const { till } = useApp();
  const [whole, setWhole] = useState<Conflict | null>(isWithoutSides(conflict) ? null : conflict);
  const [problem, setProblem] = useState<string | null>(null);
  const load = () => {
    setProblem(null);
    conflictSides(till, conflict)
      .then((sides) => setWhole({ ...conflict, ...sides }))
      .catch((error: unknown) => setProblem(words(error)));
  };
  useEffect(() => {
    if (whole === null) {
      load();
    }
  }, []);
  if (problem !== null) {
    return (
      <Notice tone="warn" action={<Button onClick={load}>{t('action.retry')}</Button>}>
        <p>{t('conflicts.personOnline')}</p>
        <p>{problem}</p>
      </Notice>
    );
  }
  return whole ? <ConflictBody conflict={whole} onDecided={onDecided} /> : <Spinner />;
}

function ConflictBody({ conflict, onDecided }: { conflict: Conflict; onDecided: () => void }) {
  const { till } = useApp();
  const pairs = useMemo(() => pairsOf(conflict), [conflict]);
  const [picks, setPicks] = useState<Picks>(() => firstPicks(conflict, pairs));
  const [busy, setBusy] = useState<Strategy | null>(null);
  const device = useLive(() => readState(till.db, 'device_id'), ['sync_state']);
  const mergeable = isMergeable(conflict) && isDecidable(conflict);
  const decide = async (strategy: Strategy) => {
    setBusy(strategy);
    try {
      const merged = strategy === 'merge' && mergeable ? mergedOf(pairs, picks) : undefined;
      await resolveConflict(till, conflict.conflict_id, strategy, merged);
      toast(t('conflicts.decided'), 'ok');
      onDecided();
    } catch (error) {
      toast(words(error), 'danger');
      setBusy(null);
    }
  };
  return (
    <>
      <Suggestion conflict={conflict} />
      <SidesTable
        pairs={pairs}
        picks={mergeable ? picks : null}
        local={t(conflict.device_id === device ? 'conflicts.thisTill' : 'conflicts.till')}
        onPick={(name, side) => setPicks({ ...picks, [name]: side })}
      />
      {isDecidable(conflict) ? (
        <Decision conflict={conflict} busy={busy} onDecide={(strategy) => void decide(strategy)} />
      ) : (
        <Notice tone="ok">{resolvedWords(conflict)}</Notice>
      )}
      <Card title={t('conflicts.about')}>
        <Facts
          rows={[
            [t('conflicts.kind'), t(`conflicts.type.${conflict.conflict_type}`)],
            [t('conflicts.when'), conflict.created_at ? formatDateTime(conflict.created_at) : '–'],
            [t('conflicts.record'), <bdi key="record">{conflict.record_id}</bdi>],
            [t('conflicts.number'), <bdi key="number">{conflict.conflict_id}</bdi>],
          ]}
        />
      </Card>
    </>
  );
}

function Suggestion({ conflict }: { conflict: Conflict }) {
  const { suggested_strategy, suggested_fix } = conflict;
  return (
    <Notice tone={conflict.status === 'open' ? 'warn' : 'neutral'}>
      <p class="strong">{reasonWords(conflict)}</p>
      {suggested_strategy && waysOf(conflict).includes(suggested_strategy) && (
        <p>
          {t('conflicts.suggested')} {t(`conflicts.${suggested_strategy}`)}
        </p>
      )}
      {suggested_fix && <p dir="auto">{suggested_fix}</p>}
    </Notice>
  );
}

function resolvedWords({ resolution_strategy, resolved_at }: Conflict): string {
  const how = resolution_strategy ? t(`conflicts.${resolution_strategy}`) : '';
  return [t('conflicts.isSettled'), how, resolved_at && formatDateTime(resolved_at)]
    .filter(Boolean)
    .join(' · ');
}
