import { useState } from 'preact/hooks';
import { Button } from '../../ui/button';
import { toast } from '../../ui/toast';
import { t } from '../i18n';
import { words } from '../problems';
import { type Listed, saveCsv } from './export';
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
  if (next === null && count?.more) {
    return t('list.cutOff', { n: rows.length });
  }
  if (next === null || !count) {
    return t(next === null ? 'list.count' : 'list.countMore', { n: rows.length });
  }
  return t(count.more ? 'list.countOver' : 'list.count', { n: Math.max(count.n, rows.length) });
}

/** All that the question finds, not only what is shown. */
export function ExportButton({ list, make }: { list: Listed; make?: Parameters<typeof saveCsv>[1] }) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    await saveCsv(list, make).catch((failure) => toast(words(failure), 'danger'));
    setBusy(false);
  };
  return (
    <Button icon="download" kind="quiet" busy={busy} onClick={() => void save()}>
      {t('list.export')}
    </Button>
  );
}
