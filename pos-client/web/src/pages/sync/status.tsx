import { useEffect, useState } from 'preact/hooks';
import { formatAge, formatNumber, t } from '../../i18n';
import { useLive } from '../../store/live';
import { outboxCounts, sealedAway } from '../../store/outbox';
import type { Command, SyncState } from '../../sync/messages';
import { proposeFullSync } from '../../till/full-sync';
import { Button, Card, confirm, Facts, Icon, Notice, toast, useApp, useShortcuts, words } from '../../ui';
import { FirstLoad } from '../../ui/first-load';
import { summarize } from '../../ui/sync-link';
import { errorInWords, ranges, skewInWords } from './operation-words';
import { StorageFacts } from './storage-facts';

export interface StatusProps {
  onView: (view: 'queue' | 'failed' | 'conflicts') => void;
}

/** The state in a sentence, the three commands, the counts and the details. */
export function Status({ onView }: StatusProps) {
  const { sync } = useApp();
  const state = sync.state.value;
  const { tone, icon, sentence } = summarize(state);
  return (
    <>
      <section class={`sync-state sync-state-${tone}`} aria-live="polite">
        <span class="sync-state-icon">
          <Icon name={icon} size={28} />
        </span>
        <div class="grow">
          <h2>{sentence}</h2>
          <p>{t(`sync.phase.${state.phase}`)}</p>
        </div>
      </section>
      <FirstLoad />
      {state.lastError && (
        <Notice tone={state.phase === 'stopped' ? 'danger' : 'warn'}>{errorInWords(state.lastError)}</Notice>
      )}
      <Commands />
      <Counts state={state} onView={onView} />
      <Warnings state={state} />
      <Card title={t('sync.details')}>
        <Details state={state} />
      </Card>
      <StorageFacts />
    </>
  );
}

function Commands() {
  const { sync, till } = useApp();
  const [brought, setBrought] = useState<number | null>(null);
  const ask = (command: Command) => {
    sync.command(command);
    toast(t(`sync.asked.${command}`));
  };
  useShortcuts({ F2: () => ask('push'), F3: () => ask('pull') });
  const full = async () => {
    const sure = await confirm({
      title: t('sync.full'),
      text: t('sync.fullText'),
      confirm: t('sync.fullIt'),
    });
    if (sure) {
      ask('full');
    }
  };
  const propose = async () => {
    const sure = await confirm({
      title: t('sync.propose'),
      text: t('sync.proposeText'),
      confirm: t('sync.proposeIt'),
    });
    if (!sure) {
      return;
    }
    setBrought(0);
    try {
      const { missing, known, excluded, sealed } = await proposeFullSync(till, setBrought);
      toast(
        [
          t('sync.proposed', {
            missing: formatNumber(missing),
            known: formatNumber(known),
            excluded: formatNumber(excluded),
          }),
          sealed > 0 ? t('sync.proposedSealed', { n: formatNumber(sealed) }) : '',
        ].join(' '),
      );
    } catch (error) {
      toast(words(error), 'danger');
    } finally {
      setBrought(null);
    }
  };
  return (
    <div class="sync-commands">
      <Button kind="primary" icon="upload" shortcut="F2" onClick={() => ask('push')}>
        {t('sync.push')}
      </Button>
      <Button icon="download" shortcut="F3" onClick={() => ask('pull')}>
        {t('sync.pull')}
      </Button>
      <Button icon="check" onClick={() => ask('check')}>
        {t('sync.check')}
      </Button>
      <Button icon="refresh" onClick={() => void full()}>
        {t('sync.full')}
      </Button>
      <Button icon="upload" disabled={brought !== null} onClick={() => void propose()}>
        {brought === null ? t('sync.propose') : t('sync.proposing', { n: formatNumber(brought) })}
      </Button>
    </div>
  );
}

function Counts({ state, onView }: { state: SyncState } & StatusProps) {
  const { till } = useApp();
  const counts = useLive(() => outboxCounts(till.db), ['sync_outbox']);
  const tiles = [
    ['queue', t('sync.waiting'), counts?.waiting ?? 0],
    ['queue', t('sync.unconfirmed'), counts?.unconfirmed ?? 0],
    ['failed', t('sync.view.failed'), counts?.failed ?? state.failed],
    ['conflicts', t('sync.view.conflicts'), state.openConflicts],
  ] as const;
  return (
    <ul class="sync-counts">
      {tiles.map(([view, label, count]) => (
        <li key={label}>
          <button
            type="button"
            class={view !== 'queue' && count > 0 ? 'sync-tile sync-tile-bad' : 'sync-tile'}
            onClick={() => onView(view)}
          >
            <span>{label}</span>
            <b>{formatNumber(count)}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What somebody should know before it hurts. */
function Warnings({ state }: { state: SyncState }) {
  const { till } = useApp();
  const keys = till.vault.keys.value;
  const away = useLive(() => sealedAway(till.db, new Set(keys.map(({ id }) => id))), ['sync_outbox'], [keys]);
  const skew = skewInWords(state.clockSkewMs);
  return (
    <>
      {skew && <Notice tone="warn">{skew}</Notice>}
      {state.missingSeqs.length > 0 && (
        <Notice tone="danger">{t('sync.missing', { numbers: ranges(state.missingSeqs) })}</Notice>
      )}
      {away ? <Notice tone="warn">{t('sync.sealedAway', { n: away })}</Notice> : null}
    </>
  );
}

function Details({ state }: { state: SyncState }) {
  useTick();
  const age = (time: string | null) => (time ? formatAge(time) : t('sync.never'));
  return (
    <Facts
      rows={[
        [t('sync.oldest'), state.oldestUnsyncedAt ? formatAge(state.oldestUnsyncedAt) : t('state.none')],
        [t('sync.lastPush'), age(state.lastPushAt)],
        [t('sync.lastPull'), age(state.lastPullAt)],
        [t('sync.clock'), clock(state.clockSkewMs)],
        [
          t('sync.missingNumbers'),
          state.missingSeqs.length === 0 ? t('state.none') : ranges(state.missingSeqs),
        ],
      ]}
    />
  );
}

function clock(skewMs: number | null): string {
  return skewMs === null
    ? t('sync.unknown')
    : t('sync.clockSeconds', { n: formatNumber(Math.round(skewMs / 1000)) });
}

/** Ages grow by themselves. */
function useTick(): void {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 5000);
    return () => clearInterval(timer);
  }, []);
}
