import { useState } from 'preact/hooks';
import { Button } from '../../ui/button';
import { toast } from '../../ui/toast';
import type { Query } from '../api';
import { t } from '../i18n';
import { words } from '../problems';
import { saveCsv } from './export';
import type { Rows } from './records';

/** Below the rows: how many there are, or why the next ones didn't come. */
export function Foot<T>({ shown, onRetry }: { shown: Rows<T>; onRetry: () => void }) {
  return (
    <p class="rows-foot" role="status">
      {shown.phase === 'failed' ? (
        <>
          {words(shown.error)}{' '}
          <button type="button" class="link" onClick={onRetry}>
            {t('do.retry')}
          </button>
        </>
      ) : (
        countWords(shown)
      )}
    </p>
  );
}

/** How many there are, as far as anybody knows. */
function countWords<T>({ rows, next, count }: Rows<T>): string {
  if (next === null || !count) {
    return t(next === null ? 'list.count' : 'list.countMore', { n: rows.length });
  }
  return t(count.more ? 'list.countOver' : 'list.count', { n: Math.max(count.n, rows.length) });
}

/** All that the question finds, not only what is shown. */
export function ExportButton({ table, question }: { table: string; question: Query }) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    await saveCsv(`/${table}`, question, table).catch((failure) => toast(words(failure), 'danger'));
    setBusy(false);
  };
  return (
    <Button icon="download" kind="quiet" busy={busy} onClick={() => void save()}>
      {t('list.export')}
    </Button>
  );
}
