import { t } from '../i18n';
import type { SyncState } from '../sync/messages';
import { useApp } from './app-context';
import { Icon, type IconName } from './icon';
import { to, usePath } from './routes';
import './sync-link.css';

/** What the badge says: the worst first. */
export interface SyncSummary {
  tone: 'ok' | 'busy' | 'warn' | 'danger';
  icon: IconName;
  count: number;
  /** for who reads it: whole sentences */
  sentence: string;
}

/** How the sync stands, for the badge; the status page tells the rest (S3-8). */
export function summarize(state: SyncState): SyncSummary {
  const trouble = state.failed + state.openConflicts;
  const waiting = t('sync.pending', { n: state.pending });
  if (state.phase === 'stopped') {
    return { tone: 'danger', icon: 'alert', count: state.pending, sentence: t('sync.stopped') };
  }
  if (trouble > 0) {
    const sentence =
      state.failed > 0 ? t('sync.failed', { n: state.failed }) : t('sync.conflicts', { n: trouble });
    return { tone: 'danger', icon: 'alert', count: trouble, sentence };
  }
  if (state.phase === 'unreachable') {
    return {
      tone: 'warn',
      icon: 'offline',
      count: state.pending,
      sentence: `${t('sync.offline')}. ${waiting}`,
    };
  }
  if (state.phase === 'first-load') {
    return { tone: 'busy', icon: 'sync', count: 0, sentence: t('sync.firstLoad') };
  }
  return state.pending > 0
    ? { tone: 'busy', icon: 'sync', count: state.pending, sentence: waiting }
    : { tone: 'ok', icon: 'online', count: 0, sentence: t('sync.ok') };
}

/** The way to the status page, which is itself the sign of how the sync stands. */
export function SyncLink() {
  const { sync } = useApp();
  const path = usePath();
  const state = sync.state.value;
  const { tone, icon, count, sentence } = summarize(state);
  const here = path.startsWith('/sync') || path.startsWith('/conflicts');
  return (
    <a
      class={`rail-link sync-link sync-${tone}`}
      href={to('/sync')}
      aria-current={here ? 'page' : undefined}
      title={sentence}
    >
      <span class="sync-icon">
        <Icon name={icon} size={22} />
        {count > 0 && (
          <span class="sync-count" aria-hidden="true">
            {count > 99 ? '99+' : count}
          </span>
        )}
      </span>
      <span>{state.phase === 'unreachable' ? t('sync.offlineShort') : t('nav.sync')}</span>
      <span class="only-heard">{sentence}</span>
    </a>
  );
}
