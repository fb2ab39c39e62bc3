import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DataKey } from '../store/sealing';
import { STARTING, SyncClient } from './client';
import { CHANNEL, type Message } from './messages';

describe('the sync as a page sees it', () => {
  const said: Message[] = [];
  const tags: string[] = [];
  let other: BroadcastChannel;

  beforeEach(() => {
    said.length = 0;
    tags.length = 0;
    other = new BroadcastChannel(CHANNEL);
    other.onmessage = (event: MessageEvent<Message>) => said.push(event.data);
    const registration = { sync: { register: async (tag: string) => void tags.push(tag) } };
    vi.stubGlobal('Worker', class {});
    vi.stubGlobal('document', { addEventListener() {}, visibilityState: 'visible' });
    vi.stubGlobal('navigator', {
      storage: { persisted: async () => false, persist: async () => true },
      serviceWorker: { getRegistration: async () => registration },
    });
  });

  afterEach(() => {
    other.close();
    vi.unstubAllGlobals();
  });

  function types(): string[] {
    return said.map((message) => message.type);
  }

  it('asks how things stand, shows it, and asks the browser to keep the store (S3-8)', async () => {
    const client = new SyncClient();
    client.start(signal([]));
    client.start(signal([]));
    await vi.waitFor(() => expect(types()).toEqual(['ask']));
    expect(client.state.value.phase).toBe('starting');
    other.postMessage({ type: 'state', state: { ...STARTING, phase: 'idle', pending: 3 } } satisfies Message);
    await vi.waitFor(() => {
      expect(client.state.value).toMatchObject({ phase: 'idle', pending: 3, persisted: true });
    });
  });

  it('hands the keys over at log-in, again to a new leader, and takes them back at log-out', async () => {
    const client = new SyncClient();
    const keys = signal<readonly DataKey[]>([]);
    client.start(keys);
    // Node, unlike browsers, posts no CryptoKey.
    const key = Object.create(null);
    keys.value = [{ id: 'k1', key }];
    await vi.waitFor(() => expect(types()).toEqual(['ask', 'keys']));
    other.postMessage({ type: 'ready' } satisfies Message);
    await vi.waitFor(() => expect(types()).toEqual(['ask', 'keys', 'keys']));
    keys.value = [];
    await vi.waitFor(() => expect(said.at(-1)).toEqual({ type: 'keys', keys: [] }));
  });

  it('leaves word for the service worker while the gateway is away', async () => {
    const client = new SyncClient();
    client.start(signal([]));
    client.nudge();
    client.command('check');
    await vi.waitFor(() => expect(types()).toEqual(['ask', 'nudge', 'command']));
    expect(tags).toEqual([]);
    other.postMessage({ type: 'state', state: { ...STARTING, phase: 'unreachable' } } satisfies Message);
    await vi.waitFor(() => expect(client.state.value.phase).toBe('unreachable'));
    other.postMessage({ type: 'nudge' } satisfies Message);
    await vi.waitFor(() => expect(tags).toContain('tillstream-sync'));
  });
});
