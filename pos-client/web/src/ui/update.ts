import { signal } from '@preact/signals';
import { idleFor, paying } from './presence';
import { BASE } from './routes';

/** A new version lies ready and waits until somebody wants it. */
export const updateReady = signal(false);

/** Whether a sale is under way in this tab: no update then. The selling page keeps it. */
export const selling = signal(false);

const LOOK_MS = 1_000;
const QUIET_MS = 5_000;

/** A till stays open for weeks: it asks for a new version by itself. */
const ASK_EVERY_MS = 3_600_000;

let registered: ServiceWorkerRegistration | null = null;
let wanted = false;

/** Registers the service worker: from then on the till opens without a network. */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) {
    return;
  }
  followVersions(navigator.serviceWorker);
  const registration = await navigator.serviceWorker.register(`${BASE}/sw.js`, { scope: `${BASE}/` });
  registered = registration;
  watch(registration);
  registration.addEventListener('updatefound', () => watch(registration));
  setInterval(() => void registration.update().catch(() => undefined), ASK_EVERY_MS);
}

/** The very first version takes over the page that brought it; any later one replaces the code that this page runs. */
function followVersions(workers: ServiceWorkerContainer): void {
  let controlled = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (controlled && wanted) {
      location.reload();
    } else if (controlled) {
      reloadWhenFree();
    }
    controlled = true;
  });
}

/** Another tab took the new version: the code of pages that this one never opened is gone. */
function reloadWhenFree(): void {
  setInterval(() => {
    const busy = selling.peek() || paying.peek() || document.querySelector('dialog[open]') !== null;
    if (!busy && (document.hidden || idleFor() >= QUIET_MS)) {
      location.reload();
    }
  }, LOOK_MS);
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
    updateReady.value = true;
  }
}

/**
 * Only on a person's word, and never in the middle of a sale: the page reloads into the new version, which another tab may
 * have let in already.
 */
export function applyUpdate(): void {
  wanted = true;
  const worker = registered?.waiting;
  if (worker) {
    worker.postMessage({ type: 'SKIP_WAITING' });
  } else {
    location.reload();
  }
}
