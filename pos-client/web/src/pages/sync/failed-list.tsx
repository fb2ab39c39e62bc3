import { useRef, useState } from 'preact/hooks';
import { formatAge, t } from '../../i18n';
import type { OutboxEntry } from '../../store/db';
import { useLive } from '../../store/live';
import { failedOperations, retry } from '../../store/outbox';
import { importOutbox } from '../../store/transfer';
import { Button, Dialog, EmptyState, Spinner, toast, useApp, words } from '../../ui';
import { operationName, operationReference, reasonOf, shownPayload } from './operation-words';
import { saveOutbox } from './transfer-file';

/** What the server refused: why, and what can be done (B-10, S2-19). */
export function FailedList() {
  const { till } = useApp();
  const [shown, setShown] = useState<OutboxEntry | null>(null);
  const failed = useLive(() => failedOperations(till.db), ['sync_outbox']);
  const again = async (entries: readonly OutboxEntry[]) => {
    try {
      for (const { op_id } of entries) {
        await retry(till.db, op_id);
      }
      toast(t('sync.queuedAgain', { n: entries.length }), 'ok');
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  if (!failed) {
    return <Spinner />;
  }
  return (
    <>
      <div class="row">
        <Button icon="refresh" disabled={failed.length === 0} onClick={() => void again(failed)}>
          {t('sync.retryAll')}
        </Button>
        <FileButtons />
      </div>
      {failed.length === 0 ? (
        <EmptyState icon="check" title={t('sync.noFailed')} text={t('sync.noFailedText')} />
      ) : (
        <ul class="sync-list">
          {failed.map((entry) => (
            <FailedRow
              key={entry.op_id}
              entry={entry}
              onShow={() => setShown(entry)}
              onRetry={() => void again([entry])}
            />
          ))}
        </ul>
      )}
      {shown && <OperationDialog entry={shown} onClose={() => setShown(null)} />}
    </>
  );
}

interface FailedRowProps {
  entry: OutboxEntry;
  onShow: () => void;
  onRetry: () => void;
}

function FailedRow({ entry, onShow, onRetry }: FailedRowProps) {
  return (
    <li>
      <span class="grow">
        <span class="strong">
          {operationName(entry.type)} <bdi>{operationReference(entry)}</bdi>
        </span>
        <small class="sync-reason">{reasonOf(entry)}</small>
        <small class="muted">{formatAge(entry.occurred_at)}</small>
      </span>
      <span class="row">
        <Button kind="quiet" onClick={onShow}>
          {t('sync.show')}
        </Button>
        <Button icon="refresh" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      </span>
    </li>
  );
}

/** Everything that isn't settled, to a file and back. */
export function FileButtons() {
  const { till } = useApp();
  const input = useRef<HTMLInputElement>(null);
  const save = async () => {
    try {
      const { operations } = await saveOutbox(till);
      toast(t('sync.exported', { n: operations.length }), 'ok');
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  const load = async (file: File | undefined) => {
    if (!file) {
      return;
    }
    try {
      const taken = await importOutbox(till, await file.text());
      toast(t('sync.imported', { n: taken }), 'ok');
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  return (
    <>
      <Button icon="download" onClick={() => void save()}>
        {t('sync.export')}
      </Button>
      <Button icon="upload" onClick={() => input.current?.click()}>
        {t('sync.import')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={t('sync.import')}
        hidden
        onChange={(event) => {
          void load(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

function OperationDialog({ entry, onClose }: { entry: OutboxEntry; onClose: () => void }) {
  return (
    <Dialog title={operationName(entry.type)} onClose={onClose}>
      <p class="sync-reason">{reasonOf(entry)}</p>
      {entry._sealed ? (
        <p class="muted">{t('sync.sealed')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="sync-payload" dir="ltr" tabIndex={0} aria-label={t('sync.payload')}>
          <pre>{shownPayload(entry)}</pre>
        </section>
      )}
    </Dialog>
  );
}
