import { formatAge, t } from '../../i18n';
import { useLive } from '../../store/live';
import { openConflicts } from '../../till/conflicts';
import { EmptyState, Icon, Spinner, to, useApp } from '../../ui';
import { conflictTitle, reasonWords } from '../conflicts/conflict-words';

/** What a person has to decide, the newest first (S2-13). */
export function ConflictList() {
  const { till } = useApp();
  const conflicts = useLive(() => openConflicts(till), ['conflicts']);
  if (!conflicts) {
    return <Spinner />;
  }
  if (conflicts.length === 0) {
    return <EmptyState icon="check" title={t('sync.noConflicts')} text={t('sync.noConflictsText')} />;
  }
  return (
    <ul class="sync-list sync-links">
      {conflicts.map((conflict) => (
        <li key={conflict.id}>
          <a href={to(`/conflicts/${encodeURIComponent(conflict.conflict_id)}`)}>
            <Icon name="merge" />
            <span class="grow">
              <span class="strong">{conflictTitle(conflict)}</span>
              <small class="muted">
                {[reasonWords(conflict), conflict.created_at && formatAge(conflict.created_at)]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <Icon name="forward" />
          </a>
        </li>
      ))}
    </ul>
  );
}
