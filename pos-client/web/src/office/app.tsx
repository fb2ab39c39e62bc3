import type { ComponentType } from 'preact';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { Button } from '../ui/button';
import { ConfirmHost } from '../ui/confirm';
import { EmptyState, Spinner } from '../ui/feedback';
import { Guard } from '../ui/guard';
import { lazyPage } from '../ui/lazy';
import { ToastHost } from '../ui/toast';
import { entered } from './entrance';
import { t } from './i18n';
import { codeOf, home, PAGE_NAMES } from './pages';
import { words } from './problems';
import { BASE, PageName, setRouter, to } from './routes';
import { session } from './session';
import { ReasonHost } from './shell/ask-reason';
import { Shell } from './shell/shell';

const NotFound = () => <EmptyState icon="search" title={t('page.gone')} />;
const Welcome = page('welcome');
const PAGES = new Map(PAGE_NAMES.filter((name) => name !== 'welcome').map((name) => [name, page(name)]));

function page(name: string): ComponentType {
  const load = codeOf(name);
  const Shown = load ? lazyPage(load) : NotFound;
  return () => (
    <PageName.Provider value={name}>
      <Shown />
    </PageName.Provider>
  );
}

/** The office: who is signed in sees the pages, everybody else the log-in. */
export function OfficeRoot() {
  return (
    <LocationProvider scope={BASE}>
      <Guard>
        <Gate />
      </Guard>
      <ReasonHost />
      <ConfirmHost />
      <ToastHost />
    </LocationProvider>
  );
}

/** Pages of somebody whose session ended stay, out of sight, and go on for the same person. */
function Gate() {
  const { route } = useLocation();
  setRouter(route);
  const state = session.state.value;
  if (entered.value) {
    return <Lazy page={Welcome} />;
  }
  if (state.phase === 'starting') {
    return <Starting error={state.error} />;
  }
  const { person } = session;
  return (
    <>
      {person && (
        <div
          key={person.id}
          class="office-place"
          hidden={state.phase === 'out'}
          inert={state.phase === 'out'}
        >
          <Pages />
        </div>
      )}
      {state.phase === 'out' && <Lazy page={Welcome} />}
    </>
  );
}

function Lazy({ page: Shown }: { page: ComponentType }) {
  return <Router>{[<Route key="only" default component={Shown} />]}</Router>;
}

function Starting({ error }: { error: Error | null }) {
  if (!error) {
    return <Spinner />;
  }
  return (
    <EmptyState
      icon="offline"
      title={t('page.noStart')}
      text={words(error)}
      action={<Button onClick={() => void session.start()}>{t('do.retry')}</Button>}
    />
  );
}

function Pages() {
  const role = session.person?.role ?? 'auditor';
  return (
    <Shell>
      <Guard>
        <Router onRouteChange={focusPage}>
          {[
            ...[...PAGES].map(([name, component]) => (
              <Route key={name} path={to(`/${name}/:id?/:part?`)} component={component} />
            )),
            <Route key="home" path={to('/')} component={PAGES.get(home(role)) ?? NotFound} />,
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
