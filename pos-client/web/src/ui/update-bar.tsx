import { t } from '../i18n';
import { Button } from './button';
import { Icon } from './icon';
import { applyUpdate, selling, updateReady } from './update';
import './update-bar.css';

/** Tells of a new version; it waits for the end of the sale. */
export function UpdateBar() {
  if (!updateReady.value) {
    return null;
  }
  return (
    <div class="update-bar" role="status">
      <Icon name="download" />
      <span class="grow">
        {t('update.ready')}
        {selling.value && <span class="muted"> · {t('update.afterSale')}</span>}
      </span>
      <Button kind="quiet" disabled={selling.value} onClick={applyUpdate}>
        {t('update.now')}
      </Button>
    </div>
  );
}
