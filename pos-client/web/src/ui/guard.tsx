import { Component, type ComponentChildren } from 'preact';
import { t } from '../i18n';
import { Button } from './button';
import { EmptyState } from './feedback';

/** A page that breaks must not take the till with it: the rail stays, and what was sold is stored. */
export class Guard extends Component<{ children: ComponentChildren }, { error: Error | null }> {
  static override getDerivedStateFromError(error: Error) {
    return { error };
  }

  override state = { error: null };

  override render() {
    const error: Error | null = this.state.error;
    if (!error) {
      return this.props.children;
    }
    return (
      <EmptyState
        icon="alert"
        title={t('error.page')}
        text={`${t('error.pageText')} (${String(error)})`}
        action={<Button onClick={() => location.reload()}>{t('action.reload')}</Button>}
      />
    );
  }
}
