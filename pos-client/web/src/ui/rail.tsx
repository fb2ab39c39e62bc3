import { useState } from 'preact/hooks';
import { type MessageKey, t } from '../i18n';
import { logOut } from '../store/staff';
import { useApp } from './app-context';
import { Dialog } from './dialog';
import { Icon, type IconName } from './icon';
import './rail.css';
import { to, usePath } from './routes';
import { SyncLink } from './sync-link';

interface Place {
  path: string;
  icon: IconName;
  label: MessageKey;
}

const PLACES: readonly Place[] = [
  { path: '/', icon: 'sell', label: 'nav.sell' },
  { path: '/orders', icon: 'orders', label: 'nav.orders' },
  { path: '/parked', icon: 'parked', label: 'nav.parked' },
  { path: '/returns', icon: 'returns', label: 'nav.returns' },
  { path: '/customers', icon: 'customers', label: 'nav.customers' },
  { path: '/shift', icon: 'shift', label: 'nav.shift' },
  { path: '/expenses', icon: 'expenses', label: 'nav.expenses' },
  { path: '/settings', icon: 'settings', label: 'nav.settings' },
];

/** How many fit beside Sync and More at the foot of a phone. */
const ON_PHONE = 3;

/** The way to every page: at the side, or at the foot of a phone. */
export function Rail() {
  const [more, setMore] = useState(false);
  return (
    <nav class="rail" aria-label={t('nav.label')}>
      <ul class="rail-list">
        {PLACES.map((place, at) => (
          <li key={place.path} class={at < ON_PHONE ? undefined : 'rail-wide'}>
            <PlaceLink place={place} />
          </li>
        ))}
        <li class="rail-sync">
          <SyncLink />
        </li>
        <li class="rail-narrow">
          <button type="button" class="rail-link" aria-haspopup="dialog" onClick={() => setMore(true)}>
            <Icon name="more" size={22} />
            <span>{t('nav.more')}</span>
          </button>
        </li>
        <li class="rail-wide">
          <LockButton />
        </li>
      </ul>
      {more && <MoreSheet onClose={() => setMore(false)} />}
    </nav>
  );
}

function PlaceLink({ place, onClick }: { place: Place; onClick?: () => void }) {
  const path = usePath();
  const here = place.path === '/' ? path === '/' : path.startsWith(place.path);
  return (
    <a class="rail-link" href={to(place.path)} aria-current={here ? 'page' : undefined} onClick={onClick}>
      <Icon name={place.icon} size={22} />
      <span>{t(place.label)}</span>
    </a>
  );
}

function MoreSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t('nav.more')} onClose={onClose}>
      <div class="rail-sheet">
        {PLACES.slice(ON_PHONE).map((place) => (
          <PlaceLink key={place.path} place={place} onClick={onClose} />
        ))}
        <LockButton />
      </div>
    </Dialog>
  );
}

function LockButton() {
  const { till } = useApp();
  return (
    <button
      type="button"
      class="rail-link"
      aria-label={t('nav.lockOf', { name: till.session.person?.name ?? '' })}
      onClick={() => logOut(till)}
    >
      <Icon name="lock" size={22} />
      <span>{t('nav.lock')}</span>
    </button>
  );
}
