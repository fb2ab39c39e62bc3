import { cleanupOutdatedCaches, matchPrecache, type PrecacheEntry, precache } from 'workbox-precaching';
import { LOCK } from './sync/leading';
import { CHANNEL, type Message, SYNC_TAG } from './sync/messages';
import { pushAlone } from './sync/pushAlone';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: (PrecacheEntry | string)[];
};

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

const SHELL = '/till/index.html';
const SCOPE = '/till/';
const IMAGES = 'tillstream-images';
const MAX_IMAGES = 600;

/** The whole till is kept at installation: from then on it opens, at any address, without a network. */
precache(self.__WB_MANIFEST);
cleanupOutdatedCaches();

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET') {
    return;
  }
  if (request.mode === 'navigate' && url.pathname.startsWith(SCOPE)) {
    event.respondWith(shell(request));
  } else if (url.origin === self.location.origin && url.pathname.startsWith(SCOPE)) {
    event.respondWith(kept(request));
  } else if (request.destination === 'image') {
    event.respondWith(image(event));
  }
});

/** A new version waits until a person wants it: it never comes in the middle of a sale. */
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') {
    void self.skipWaiting();
  }
});

/** The very first version takes over the page that brought it: its dialogs come from here if the network goes now. */
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The network is back: an open till is told, otherwise the queue goes up from here. */
self.addEventListener('sync', (event: Event) => {
  if (isSync(event) && event.tag === SYNC_TAG) {
    event.waitUntil(sync());
  }
});

async function shell(request: Request): Promise<Response> {
  return (await matchPrecache(SHELL)) ?? fetch(request);
}

async function kept(request: Request): Promise<Response> {
  return (await matchPrecache(request)) ?? fetch(request);
}

/** Pictures of goods: once seen, they are there without a network. */
async function image(event: FetchEvent): Promise<Response> {
  const cache = await caches.open(IMAGES);
  const known = await cache.match(event.request);
  if (known !== undefined) {
    return known;
  }
  const response = await fetch(event.request);
  if (response.ok) {
    const copy = response.clone();
    event.waitUntil(keep(cache, event.request, copy));
  }
  return response;
}

/** The oldest give way. */
async function keep(cache: Cache, request: Request, response: Response): Promise<void> {
  await cache.put(request, response);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MAX_IMAGES)).map((key) => cache.delete(key)));
}

async function sync(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.length > 0) {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage({ type: 'command', command: 'push' } satisfies Message);
    channel.close();
    return;
  }
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock !== null) {
      await pushAlone();
    }
  });
}

function isSync(event: Event): event is SyncEvent {
  return 'tag' in event && 'waitUntil' in event;
}
