import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { DataKey } from '../store/sealing';
import { watchBattery } from './battery';
import { CHANNEL, type Command, type Message, SYNC_TAG, type SyncState } from './messages';

/** How often the worker is told that somebody works here. */
const ATTEND_MS = 150;

/** How things stand before the first word from the sync worker. */
export const STARTING: SyncState = {
  phase: 'starting',
  pending: 0,
  failed: 0,
  openConflicts: 0,
  oldestUnsyncedAt: null,
  lastPushAt: null,
  lastPullAt: null,
  lastError: null,
  progress: null,
  clockSkewMs: null,
  missingSeqs: [],
  persisted: null,
};

/**
 * The sync as a page sees it (S3-8). Nothing here waits for the network: a nudge or a command is a message to the worker
 * that leads, in whichever tab it lives.
 */
export class SyncClient {
  private readonly current = signal<SyncState>(STARTING);
  private channel: BroadcastChannel | null = null;
  private worker: Worker | null = null;
  private keys: readonly DataKey[] = [];
  private persisted: boolean | null = null;
  private saving = false;
  private attendedAt = Number.NEGATIVE_INFINITY;

  /** How the sync stands; changes by itself. */
  get state(): Signal<SyncState> {
    return this.current;
  }

  /** Whether the battery is low: what isn't urgent waits (S2-16). */
  get savesPower(): boolean {
    return this.saving;
  }

  /**
   * Starts this tab's worker, once.
   *
   * @param keys of people's records while somebody is logged in here, as the vault has them; kept in memory only
   */
  start(keys: ReadonlySignal<readonly DataKey[]>): void {
    if (this.worker !== null) {
      return;
    }
    this.open();
    this.worker = new Worker(new URL('./sync.worker.ts', import.meta.url), { type: 'module', name: 'sync' });
    this.post({ type: 'ask' });
    document.addEventListener('visibilitychange', () => this.onVisibility());
    void this.askToPersist();
    void watchBattery((saving) => this.savePower(saving));
    effect(() => this.share(keys.value));
  }

  /** Something was queued: sync soon, do not wait for the timer (S2-10). */
  nudge(): void {
    this.post({ type: 'nudge' });
    this.onNudge();
  }

  /** What a person asked for on the sync page (S3-8). It also wakes a sync that a refused key had stopped. */
  command(command: Command): void {
    this.post({ type: 'command', command });
  }

  /** Somebody types, scans or touches: what is pulled gives way (S2-1). Cheap to call for each key. */
  attend(): void {
    const now = performance.now();
    if (now - this.attendedAt > ATTEND_MS) {
      this.attendedAt = now;
      this.post({ type: 'attended' });
    }
  }

  /** Hears what workers and other tabs say. */
  listen(hear: (message: Message) => void): () => void {
    const channel = this.open();
    const listener = (event: MessageEvent<Message>) => hear(event.data);
    channel.addEventListener('message', listener);
    return () => channel.removeEventListener('message', listener);
  }

  private open(): BroadcastChannel {
    if (this.channel === null) {
      this.channel = new BroadcastChannel(CHANNEL);
      this.channel.addEventListener('message', (event: MessageEvent<Message>) => this.hear(event.data));
    }
    return this.channel;
  }

  private hear(message: Message): void {
    if (message.type === 'state') {
      this.current.value = { ...message.state, persisted: this.persisted };
    } else if (message.type === 'ready') {
      this.tellLeader();
    } else if (message.type === 'nudge') {
      this.onNudge();
    }
  }

  private tellLeader(): void {
    if (this.keys.length > 0) {
      this.post({ type: 'keys', keys: this.keys });
    }
    if (this.saving) {
      this.post({ type: 'power', saving: true });
    }
  }

  private savePower(saving: boolean): void {
    this.saving = saving;
    this.post({ type: 'power', saving });
  }

  /** A tab where nobody was logged in has nothing to take back from the others. */
  private share(keys: readonly DataKey[]): void {
    if (keys.length > 0 || this.keys.length > 0) {
      this.keys = keys;
      this.post({ type: 'keys', keys });
    }
  }

  /** Where the gateway is away, the browser may bring the queue up after the last tab was closed. */
  private onNudge(): void {
    if (this.current.value.phase === 'unreachable') {
      void registerBackgroundSync();
    }
  }

  private post(message: Message): void {
    this.open().postMessage(message);
  }

  private onVisibility(): void {
    if (document.visibilityState === 'visible') {
      this.nudge();
    } else if (this.current.value.pending > 0) {
      void registerBackgroundSync();
    }
  }

  private async askToPersist(): Promise<void> {
    this.persisted = await storageIsPersistent();
    this.current.value = { ...this.current.value, persisted: this.persisted };
  }
}

/** The one sync of this tab. */
export const sync = new SyncClient();

async function storageIsPersistent(): Promise<boolean> {
  const storage = navigator.storage;
  if (storage?.persist === undefined) {
    return false;
  }
  return (await storage.persisted()) || (await storage.persist());
}

interface WithBackgroundSync extends ServiceWorkerRegistration {
  readonly sync: { register(tag: string): Promise<void> };
}

/** Where the browser has Background Sync, it wakes the till's service worker when there is a network again. */
async function registerBackgroundSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration === undefined || !hasBackgroundSync(registration)) {
    return;
  }
  try {
    await registration.sync.register(SYNC_TAG);
  } catch {
    // A person may have switched background sync off: the worker's timer does it alone then.
  }
}

function hasBackgroundSync(registration: ServiceWorkerRegistration): registration is WithBackgroundSync {
  return 'sync' in registration;
}
