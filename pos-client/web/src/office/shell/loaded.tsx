import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/button';
import { EmptyState, Spinner } from '../../ui/feedback';
import { Refused } from '../http';
import { t } from '../i18n';
import { words } from '../problems';
import type { Answer } from '../use-query';

export interface LoadedProps<T> {
  of: Answer<T>;
  children: (data: T) => ComponentChildren;
}

/** Shows an answer, or that it is on its way, that there is no such thing, or why it failed and how to try again. */
export function Loaded<T>({ of, children }: LoadedProps<T>) {
  if (of.data !== undefined) {
    return <>{children(of.data)}</>;
  }
  if (of.error instanceof Refused && of.error.status === 404) {
    return <EmptyState icon="search" title={t('page.gone')} />;
  }
  if (of.error) {
    return (
      <EmptyState
        icon="alert"
        title={t('list.failed')}
        text={words(of.error)}
        action={<Button onClick={of.refresh}>{t('do.retry')}</Button>}
      />
    );
  }
  return <Spinner />;
}
