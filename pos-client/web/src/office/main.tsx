import { effect } from '@preact/signals';
import { render } from 'preact';
import { currency, preferredLanguage, speak } from '../i18n';
import '../ui/tokens.css';
import '../ui/base.css';
import { restoreTheme } from '../ui/preferences';
import { OfficeRoot } from './app';
import { takeEntrance } from './entrance';
import { teachOffice } from './i18n';
import { listen } from './live';
import './office.css';
import { watchBack } from './routes';
import { session } from './session';
import { watchIdle } from './session/idle';

restoreTheme();
watchBack();
teachOffice();
const entrance = takeEntrance();
void boot(document.getElementById('app') ?? document.body);

async function boot(place: HTMLElement): Promise<void> {
  const started = entrance ? Promise.resolve() : session.start();
  await speak(preferredLanguage());
  effect(() => {
    currency.value = session.person?.organization.currency ?? currency.peek();
  });
  render(<OfficeRoot />, place);
  watchIdle();
  listen();
  await started;
}
