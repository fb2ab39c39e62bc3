import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Refused } from '../sync/failure';
import { headEvents } from '../sync/heads';
import { pause } from './api';
import { session } from './session';

const LOCK = 'tillstream-office-live';
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const SETTLE_MS = 150;
const CHANGED = 'changed';

const changes = signal(0);
const connected = signal(false);
const tabs = new BroadcastChannel(LOCK);
const own = new EventTarget();
/** The first one counts as a change too: what was read before it may be older. */
let head = '';

/** Counts up when something changed that this person may see. */
export const changed: ReadonlySignal<number> = changes;

/** Whether this browser hears of changes as they happen. */
export const isLive: ReadonlySignal<boolean> = connected;

type Heard = { head: string } | { connected: boolean };

tabs.onmessage = ({ data }: MessageEvent<Heard | 'ask'>) => {
  if (data !== 'ask') {
    hear(data);
  } else if (connected.peek()) {
    tell({ connected: true });
  }
};

/** One tab of the browser listens for all: a browser has few connections to a server. Once, at the start. */
export function listen(): void {
  effect(() => {
    if (session.state.value.phase === 'in') {
      changes.value = changes.peek() + 1;
    }
  });
  tabs.postMessage('ask');
  void navigator.locks.request(LOCK, async () => {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const began = Date.now();
      await signedIn();
      await listenOnce().catch(() => undefined);
      tell({ connected: false });
      wait = Date.now() - began > LONGEST_WAIT_MS ? FIRST_WAIT_MS : wait;
      await pause(wait);
    }
  });
}

/** Told after an own change, which shows without waiting for the stream; forgets the table's remembered records. */
export function tableChanged(table: string): void {
  own.dispatchEvent(new CustomEvent<string>(CHANGED, { detail: table }));
  changes.value += 1;
}

/** Hears which table this tab has just written to. */
export function onTableChanged(run: (table: string) => void): void {
  own.addEventListener(CHANGED, (event) => {
    if (event instanceof CustomEvent) {
      run(event.detail);
    }
  });
}

async function listenOnce(): Promise<void> {
  const end = new AbortController();
  const person = session.person;
  const stop = session.state.subscribe(() => {
    const now = session.person;
    if (now?.id !== person?.id || now?.branch_id !== person?.branch_id) {
      end.abort();
    }
  });
  const token = await session.token();
  try {
    await headEvents(
      '/sync/stream',
      { Authorization: `Bearer ${token}` },
      (cursor) => tell({ connected: true }, { head: cursor }),
      end.signal,
    );
  } catch (failure) {
    // A session that was ended elsewhere ends here now, and not when somebody presses something.
    if (failure instanceof Refused && failure.isAboutTheKey) {
      await session.renew(token);
    }
    throw failure;
  } finally {
    stop();
  }
}

function signedIn(): Promise<void> {
  return new Promise((done) => {
    const stop = session.state.subscribe(({ phase }) => {
      if (phase === 'in') {
        done();
        queueMicrotask(() => stop());
      }
    });
  });
}

function tell(...heard: Heard[]): void {
  for (const one of heard) {
    hear(one);
    tabs.postMessage(one);
  }
}

function hear(heard: Heard): void {
  if ('connected' in heard) {
    connected.value = heard.connected;
  } else if (heard.head !== head) {
    head = heard.head;
    changes.value += 1;
  }
}

/**
 * Runs when something changed, soon, but not more often than told, and not while nobody looks at the tab.
 *
 * @param everyMs the shortest time between two runs
 */
export function useChanges(run: () => void, everyMs = 1_500): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => follow(() => latest.current(), everyMs), [everyMs]);
}

/** The same without a component; returns how to end it. */
export function follow(run: () => void, everyMs: number): () => void {
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let missed = false;
  const fire = () => {
    timer = null;
    if (document.hidden) {
      missed = true;
      return;
    }
    missed = false;
    last = Date.now();
    run();
  };
  const plan = () => {
    timer ??= setTimeout(fire, Math.max(SETTLE_MS, last + everyMs - Date.now()));
  };
  const seen = () => {
    if (!document.hidden && missed) {
      plan();
    }
  };
  let seenCount = changes.peek();
  const stop = changes.subscribe((count) => {
    if (count !== seenCount) {
      seenCount = count;
      plan();
    }
  });
  document.addEventListener('visibilitychange', seen);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', seen);
    if (timer !== null) {
      clearTimeout(timer);
    }
  };
}
