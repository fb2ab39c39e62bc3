import { Button } from '../../ui/button';
import { EmptyState, Spinner } from '../../ui/feedback';
import { t } from '../i18n';
import { words } from '../problems';
import type { Rows } from './records';

/** In place of the rows while there are none: they are on their way, or why they didn't come. */
export function Waiting<T>({ shown, onRetry }: { shown: Rows<T>; onRetry: () => void }) {
  if (shown.phase !== 'failed') {
    return (
      <div class="rows rows-blank">
        <Spinner />
      </div>
    );
  }
  return (
    <div class="rows rows-blank">
      <EmptyState
        icon="alert"
        title={t('list.failed')}
        text={words(shown.error)}
        action={<Button onClick={onRetry}>{t('do.retry')}</Button>}
      />
    </div>
  );
}
