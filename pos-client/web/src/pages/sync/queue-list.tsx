import { formatAge, formatNumber, t } from '../../i18n';
import type { OutboxEntry } from '../../store/db';
import { useLive } from '../../store/live';
import { openOperations } from '../../store/outbox';
import { Badge, EmptyState, Spinner, useApp } from '../../ui';
import { FileButtons } from './failed-list';
import { operationName, operationReference } from './operation-words';

const SHOWN = 100;

/** What waits to be sent or confirmed, in the order in which it happened. */
export function QueueList() {
  const { till } = useApp();
  const open = useLive(
    async () => (await openOperations(till.db)).filter((entry) => entry._sync_status !== 'failed'),
    ['sync_outbox'],
  );
  if (!open) {
    return <Spinner />;
  }
  return (
    <>
      <div class="row">
        <FileButtons />
      </div>
      {open.length === 0 ? (
        <EmptyState icon="check" title={t('sync.ok')} text={t('sync.emptyQueue')} />
      ) : (
        <ul class="sync-list">
          {open.slice(0, SHOWN).map((entry) => (
            <li key={entry.op_id}>
              <span class="sync-seq muted">{entry.seq}</span>
              <span class="grow">
                <span class="strong">
                  {operationName(entry.type)} <bdi>{operationReference(entry)}</bdi>
                </span>
                <small class="muted">{note(entry)}</small>
              </span>
              <Badge tone={entry.durable_at ? 'accent' : 'neutral'}>
                {t(entry.durable_at ? 'sync.isDurable' : 'sync.isWaiting')}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      {open.length > SHOWN && (
        <p class="muted">{t('sync.others', { count: formatNumber(open.length - SHOWN) })}</p>
      )}
    </>
  );
}

function note({ occurred_at, attempts, last_error }: OutboxEntry): string {
  const tried = attempts > 0 ? t('sync.attempts', { n: attempts }) : null;
  return [formatAge(occurred_at), tried, last_error].filter(Boolean).join(' · ');
}
