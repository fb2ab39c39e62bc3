import { TillDb } from '../store/db';
import type { DataKey } from '../store/sealing';
import { DEFAULTS } from './config';
import { Engine } from './engine';
import { LOCK, surroundings } from './leading';
import { CHANNEL, type Message } from './messages';

const RESTART_MS = 5_000;

/** Somebody who works at the till does something as often as this, or more often. */
const ATTENDED_MS = 400;

/** Who did nothing for so long isn't about to scan the next line. */
const AT_REST_MS = 20_000;

/** One engine over all tabs: the worker that holds the lock leads, the others wait to take over. */
const channel = new BroadcastChannel(CHANNEL);
let engine: Engine | null = null;
let keys: readonly DataKey[] = [];
let saving = false;
let attendedAt = -ATTENDED_MS;

channel.addEventListener('message', (event: MessageEvent<Message>) => hear(event.data));
addEventListener('online', () => engine?.online());
void keepLeading();

/** Whatever ends the engine, such as a store that the browser closed, it begins again: a sync never dies quietly. */
async function keepLeading(): Promise<void> {
  for (;;) {
    try {
      await navigator.locks.request(LOCK, lead);
    } catch (failure) {
      console.error(failure);
    }
    await new Promise((resolve) => setTimeout(resolve, RESTART_MS));
  }
}

async function lead(): Promise<void> {
  const say = (message: Message) => channel.postMessage(message);
  const db = new TillDb('relaxed');
  db.on('versionchange', () => giveUp(db));
  const unattendedMs = () => performance.now() - attendedAt;
  const isAttended = () => unattendedMs() < ATTENDED_MS;
  const isAtRest = () => unattendedMs() > AT_REST_MS;
  engine = new Engine(db, surroundings(say), { ...DEFAULTS, isAttended, isAtRest });
  engine.unlock(keys);
  engine.savePower(saving);
  say({ type: 'ready' });
  try {
    await engine.run(new AbortController().signal);
  } finally {
    engine = null;
    db.close();
  }
}

/** A newer version of the till changes the store's layout: this one must neither hold the store nor lead any longer. */
function giveUp(db: TillDb): void {
  db.close();
  close();
}

function hear(message: Message): void {
  switch (message.type) {
    case 'nudge':
      engine?.nudge();
      break;
    case 'attended':
      attendedAt = performance.now();
      break;
    case 'ask':
      engine?.publishSoon();
      break;
    case 'command':
      engine?.command(message.command);
      break;
    case 'keys':
      unlock(message.keys);
      break;
    case 'power':
      saving = message.saving;
      engine?.savePower(saving);
      break;
    case 'changed':
      if (message.tables.includes('sync_outbox')) {
        engine?.publishSoon();
      }
      break;
    case 'ready':
    case 'state':
      break;
  }
}

/** When one tab locks, another may still have somebody logged in: its keys are asked for. */
function unlock(held: readonly DataKey[]): void {
  keys = held;
  engine?.unlock(held);
  if (held.length === 0 && engine !== null) {
    channel.postMessage({ type: 'ready' } satisfies Message);
  }
}
