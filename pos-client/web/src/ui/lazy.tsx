import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { t } from '../i18n';
import { Button } from './button';
import { Dialog } from './dialog';
import { EmptyState } from './feedback';

export type LazyComponent<P> = ComponentType<P> & {
  /** fetches the code before it is needed; what can't be fetched now is fetched when it is opened */
  preload(): Promise<void>;
};

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

/** A page whose code is fetched when it is first opened; where that is gone, it says that a new version is ready. */
export function lazyPage<P>(load: Load<P>): ComponentType<P> {
  return guarded(load, OutdatedPage);
}

/** The same for a dialog. */
export function lazyDialog<P extends { onClose: () => void }>(load: Load<P>): LazyComponent<P> {
  return guarded(load, OutdatedDialog);
}

function guarded<P>(load: Load<P>, outdated: ComponentType<P>): LazyComponent<P> {
  const component = lazy(() => load().catch(() => ({ default: outdated })));
  const warm = component.preload;
  const preload = async () => {
    await load().then(warm, () => undefined);
  };
  return Object.assign(component, { preload });
}

function OutdatedPage() {
  return (
    <EmptyState icon="download" title={t('update.ready')} text={t('update.stale')} action={<Reload />} />
  );
}

function OutdatedDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t('update.ready')} width="small" onClose={onClose} actions={<Reload />}>
      <p>{t('update.stale')}</p>
    </Dialog>
  );
}

function Reload() {
  return (
    <Button kind="primary" onClick={() => location.reload()}>
      {t('action.reload')}
    </Button>
  );
}
