import type { ComponentType } from 'preact';
import { ErrorBoundary, LocationProvider, lazy, Route, Router } from 'preact-iso';
import { t } from './i18n';
import { useLive } from './store/live';
import { readState } from './store/state';
import { useApp } from './ui/app-context';
import { ApprovalHost } from './ui/approval';
import { ConfirmHost } from './ui/confirm';
import { EmptyState } from './ui/feedback';
import { Guard } from './ui/guard';
import { whenIdle } from './ui/idle';
import { LockScreen } from './ui/lock';
import { BASE, to } from './ui/routes';
import { Shell } from './ui/shell';
import { ToastHost } from './ui/toast';

type PageModule = { default: ComponentType };

const MODULES = import.meta.glob<PageModule>('./pages/*/index.tsx');

/** Loads the page's code when it is first opened; the service worker has it by then. */
function page(name: string): ComponentType {
  const load = MODULES[`./pages/${name}/index.tsx`];
  return load ? lazy(load) : NotFound;
}

/** Fetches the pages' code, the selling page first. What can't be fetched now is fetched when it is opened. */
export function preloadPages(): void {
  const fetchNow = (load: (() => Promise<PageModule>) | undefined) => load?.().catch(() => undefined);
  void fetchNow(MODULES['./pages/sell/index.tsx']);
  whenIdle(() => void Promise.all(Object.values(MODULES).map(fetchNow)));
}

const Enrol = page('enrol');

const ROUTES: readonly (readonly [string, ComponentType])[] = [
  ['/', page('sell')],
  ['/orders', page('orders')],
  ['/orders/:id', page('orders')],
  ['/returns', page('returns')],
  ['/shift', page('shift')],
  ['/expenses', page('expenses')],
  ['/parked', page('parked')],
  ['/customers', page('customers')],
  ['/sync', page('sync')],
  ['/conflicts/:id', page('conflicts')],
  ['/settings', page('settings')],
  ['/enrol', Enrol],
];

/** The till: first enrolled, then somebody signed in, then its pages. */
export function AppRoot() {
  return (
    <LocationProvider scope={BASE}>
      <Guard>
        <Gate />
      </Guard>
      <ApprovalHost />
      <ConfirmHost />
      <ToastHost />
    </LocationProvider>
  );
}

function Gate() {
  const { till } = useApp();
  const enrolled = useLive(
    async () => (await readState(till.db, 'device_key')) !== undefined,
    ['sync_state'],
  );
  if (enrolled === undefined) {
    return null;
  }
  if (!enrolled) {
    return (
      <main class="shell-main">
        <ErrorBoundary>
          <Enrol />
        </ErrorBoundary>
      </main>
    );
  }
  return till.session.person ? <Pages /> : <LockScreen />;
}

function Pages() {
  return (
    <Shell>
      <Guard>
        <Router>
          {[
            ...ROUTES.map(([path, component]) => <Route key={path} path={to(path)} component={component} />),
            <Route key="other" default component={NotFound} />,
          ]}
        </Router>
      </Guard>
    </Shell>
  );
}

function NotFound() {
  return <EmptyState icon="search" title={t('error.notFound')} />;
}
