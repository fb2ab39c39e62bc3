import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import { Rail } from './rail';
import './shell.css';
import { UpdateBar } from './update-bar';

/** The frame around every page: the rail, and the page beside it. */
export function Shell({ children }: { children: ComponentChildren }) {
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {t('app.skip')}
      </a>
      <Rail />
      <main id="main" class="shell-main" tabIndex={-1}>
        <UpdateBar />
        <div class="shell-page">{children}</div>
      </main>
    </div>
  );
}
