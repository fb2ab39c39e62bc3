import { signal } from '@preact/signals';
import { BASE } from './routes';

/** A new version lies ready and waits until somebody wants it. */
export const updateReady = signal(false);

/** Whether a sale is under way in this tab: no update then. The selling page keeps it. */
export const selling = signal(false);

let waiting: ServiceWorker | null = null;
let wanted = false;

/** Registers the service worker: from then on the till opens without a network. */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) {
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (wanted) {
      location.reload();
    }
  });
  const registration = await navigator.serviceWorker.register(`${BASE}/sw.js`, { scope: `${BASE}/` });
  watch(registration);
  registration.addEventListener('updatefound', () => watch(registration));
}

function watch(registration: ServiceWorkerRegistration): void {
  offer(registration.waiting);
  const installing = registration.installing;
  installing?.addEventListener('statechange', () => {
    if (installing.state === 'installed') {
      offer(registration.waiting);
    }
  });
}

/** The very first version has nobody to replace. */
function offer(worker: ServiceWorker | null): void {
  if (worker && navigator.serviceWorker.controller) {
    waiting = worker;
    updateReady.value = true;
  }
}

/** Only on a person's word, and never in the middle of a sale: the page reloads into the new version. */
export function applyUpdate(): void {
  wanted = true;
  waiting?.postMessage({ type: 'SKIP_WAITING' });
}
