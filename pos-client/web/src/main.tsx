import { effect } from '@preact/signals';
import { render } from 'preact';
import { AppRoot, preloadPages } from './app';
import { openCatalog } from './catalog/catalog';
import { currency, preferredLanguage, speak, t } from './i18n';
import { live } from './store/live';
import { readState } from './store/state';
import { openTill, type Till } from './store/till';
import { sync } from './sync/client';
import './ui/tokens.css';
import './ui/base.css';
import { type App, AppProvider } from './ui/app-context';
import { followEnrolmentLinks, takeEnrolmentLink } from './ui/enrolment';
import { EmptyState } from './ui/feedback';
import { restoreTheme } from './ui/preferences';
import { watchInput } from './ui/presence';
import { registerServiceWorker } from './ui/update';

/** When the sync of a till that can sell begins: what is on the screen, and the products, come first. */
const SYNC_AFTER_MS = 2_000;

takeEnrolmentLink();
watchInput(() => sync.attend());
restoreTheme();
void boot(document.getElementById('app') ?? document.body);

/** Local first: the page is drawn from the store; nothing here waits for the network (S0-7, R-11). */
async function boot(place: HTMLElement): Promise<void> {
  const speaking = speak(preferredLanguage());
  let app: App;
  try {
    app = start();
    await Promise.all([app.till.db.open(), speaking]);
    void followEnrolmentLinks(app.till);
    render(
      <AppProvider value={app}>
        <AppRoot />
      </AppProvider>,
      place,
    );
  } catch (error) {
    await speaking;
    const text = t('boot.failedText', { message: String(error) });
    render(<EmptyState icon="alert" title={t('boot.failed')} text={text} />, place);
    throw error;
  }
  preloadPages(() => sync.savesPower);
  void startSync(app.till);
  await registerServiceWorker();
  const { tellOfMyself } = await import('./report/tell');
  tellOfMyself(app.till, app.sync);
}

async function startSync({ db, vault }: Till): Promise<void> {
  const isEnrolled = (await readState(db, 'device_key')) !== undefined;
  setTimeout(() => sync.start(vault.keys), isEnrolled ? SYNC_AFTER_MS : 0);
}

function start(): App {
  const opened = openTill();
  const catalog = openCatalog(opened.db);
  const till: Till = { ...opened, stocks: (ids) => catalog.stocks(ids) };
  const organization = live(() => till.db.organizations.toCollection().first(), ['organizations']);
  effect(() => {
    currency.value = organization.value?.currency ?? currency.peek();
  });
  return { till, catalog, sync };
}
