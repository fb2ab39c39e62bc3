import type { ComponentType } from 'preact';
import { ErrorBoundary, LocationProvider, Route, Router } from 'preact-iso';
import { allTexts, t } from './i18n';
import { useLive } from './store/live';
import { readState } from './store/state';
import { useApp } from './ui/app-context';
import { ApprovalHost } from './ui/approval';
import { ConfirmHost } from './ui/confirm';
import { EmptyState } from './ui/feedback';
import { Guard } from './ui/guard';
import { whenIdle } from './ui/idle';
import { useIdleLock } from './ui/idle-lock';
import { lazyPage } from './ui/lazy';
import { LockScreen } from './ui/lock';
import { BASE, to } from './ui/routes';
import { Shell } from './ui/shell';
import { ToastHost } from './ui/toast';

/** When the other pages' code is fetched ahead. */
const AHEAD_AFTER_MS = 3_000;

type PageModule = { default: ComponentType };

const MODULES = import.meta.glob<PageModule>('./pages/*/index.tsx');

/** Loads the page's code when it is first opened; the service worker has it by then. */
function page(name: string): ComponentType {
  const load = MODULES[`./pages/${name}/index.tsx`];
  return load ? lazyPage(name === 'sell' ? load : withAllTexts(load)) : NotFound;
}

function withAllTexts(load: () => Promise<PageModule>): () => Promise<PageModule> {
  return async () => (await Promise.all([load(), allTexts()]))[0];
}

/**
 * Fetches the pages' code, the selling page first. What can't be fetched now is fetched when it is opened.
 *
 * @param saving whether the battery is low: then only what is opened is fetched (S2-16)
 */
export function preloadPages(saving: () => boolean): void {
  const fetchNow = (load: (() => Promise<PageModule>) | undefined) => load?.().catch(() => undefined);
  void fetchNow(MODULES['./pages/sell/index.tsx']);
  // Somebody signs in meanwhile, and the products are read: whoever opens a page before gets its code then.
  setTimeout(() => {
    whenIdle(() => {
      if (!saving()) {
        void Promise.all([allTexts().catch(() => undefined), ...Object.values(MODULES).map(fetchNow)]);
      }
    });
  }, AHEAD_AFTER_MS);
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
  useIdleLock();
  return (
    <Shell>
      <Guard>
        <Router onRouteChange={focusPage}>
          {[
            ...ROUTES.map(([path, component]) => <Route key={path} path={to(path)} component={component} />),
            <Route key="other" default component={NotFound} />,
          ]}
        </Router>
      </Guard>
    </Shell>
  );
}

/** Another page: whoever hears or types goes on there, unless it has taken the keyboard itself. */
function focusPage(): void {
  const main = document.getElementById('main');
  if (main && !main.contains(document.activeElement)) {
    main.focus({ preventScroll: true });
  }
}

function NotFound() {
  return <EmptyState icon="search" title={t('error.notFound')} />;
}
