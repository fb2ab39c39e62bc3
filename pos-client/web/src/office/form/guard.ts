import { useLayoutEffect } from 'preact/hooks';
import { confirm } from '../../ui/confirm';
import { t } from '../i18n';
import { guardLeaving, leaving } from '../routes';

/** Asks before unsaved work is left: by a link, by Back, by closing the tab. */
export function useDirtyGuard(dirty: boolean): void {
  useLayoutEffect(() => {
    if (!dirty) {
      return;
    }
    const ask = async (go: () => void) => {
      if (await mayLeave()) {
        end();
        go();
      }
    };
    const release = guardLeaving((go) => void ask(go));
    const closing = (event: BeforeUnloadEvent) => event.preventDefault();
    const end = () => {
      release();
      removeEventListener('beforeunload', closing);
      document.removeEventListener('click', followed, { capture: true });
    };
    addEventListener('beforeunload', closing);
    document.addEventListener('click', followed, { capture: true });
    return end;
  }, [dirty]);
}

function mayLeave(): Promise<boolean> {
  return confirm({
    title: t('form.leave'),
    text: t('form.leaveText'),
    confirm: t('form.discard'),
    danger: true,
  });
}

/** A link within the office: asked first, then followed. */
function followed(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const other = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0 || link?.target;
  if (!link || other || link.origin !== location.origin || link.hasAttribute('download')) {
    return;
  }
  const href = link.getAttribute('href') ?? '';
  if (href.startsWith('#')) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  leaving(() => link.click());
}
