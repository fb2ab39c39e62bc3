import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { IconButton } from '../../ui/button';
import { Logo } from '../../ui/logo';
import { t, tAny } from '../i18n';
import { isLive } from '../live';
import { navigation, type PageEntry } from '../pages';
import { to, usePage } from '../routes';
import { session } from '../session';
import { BranchSwitch } from './branch-switch';
import './shell.css';
import { Icon } from '../../ui/icon';
import { UserMenu } from './user-menu';

/** The frame around every page: navigation at the side, branch and person above. */
export function Shell({ children }: { children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <div class={open ? 'office-shell office-shell-open' : 'office-shell'}>
      <a class="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header class="topbar">
        <span class="topbar-menu">
          <IconButton icon="menu" label={t('shell.menu')} expanded={open} onClick={() => setOpen(!open)} />
        </span>
        <a class="topbar-mark" href={to('/')}>
          <Logo size={26} />
          <span>{session.person?.organization.name ?? t('app.name')}</span>
        </a>
        <span class="grow" />
        <span
          class={isLive.value ? 'live live-on' : 'live'}
          title={t(isLive.value ? 'shell.live' : 'shell.notLive')}
        >
          <span class="only-heard">{t(isLive.value ? 'shell.live' : 'shell.notLive')}</span>
        </span>
        <BranchSwitch />
        <UserMenu />
      </header>
      <Navigation onGo={() => setOpen(false)} />
      {open && <div class="nav-scrim" onClick={() => setOpen(false)} aria-hidden="true" />}
      <main id="main" class="office-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Navigation({ onGo }: { onGo: () => void }) {
  const role = session.person?.role ?? 'auditor';
  return (
    <nav class="sidenav" aria-label={t('shell.nav')}>
      {navigation(role).map((group) => (
        <section key={group.name} class="sidenav-group">
          <h2 class={group.name === 'overview' ? 'only-heard' : undefined}>
            {tAny(`nav.group.${group.name}`, group.name)}
          </h2>
          <ul>
            {group.pages.map((entry) => (
              <NavLink key={entry.name} entry={entry} onGo={onGo} />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function NavLink({ entry, onGo }: { entry: PageEntry; onGo: () => void }) {
  const { path } = usePage();
  const first = path.split('/')[1] || 'dashboard';
  return (
    <li>
      <a
        class="sidenav-link"
        href={to(entry.name === 'dashboard' ? '/' : `/${entry.name}`)}
        aria-current={first === entry.name ? 'page' : undefined}
        onClick={onGo}
      >
        <Icon name={entry.icon} size={18} />
        {tAny(`nav.${entry.name}`, entry.name)}
      </a>
    </li>
  );
}
