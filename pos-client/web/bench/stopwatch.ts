/** What the page notes of itself while it is measured; all in milliseconds. */
export interface Notes {
  /** from the question to the catalogue's answer */
  answers: number[];
  /** from the beginning of a transaction that writes orders to its end */
  writes: number[];
  /** between two frames */
  frames: number[];
  longTasks: number[];
  /** by `Date.now()`: when the last block of products was stored */
  productsStoredAt: number;
  /** products were written anew, without what is stale */
  compacted: boolean;
  /** the sync has something to do */
  busy: boolean;
}

declare global {
  var notes: Notes;
}

/**
 * Put into the page before its own scripts: it looks at what the browser's interfaces are asked, so that nothing is built
 * into the till for it. Self-contained, because it travels as text.
 */
export function installStopwatch(): void {
  globalThis.notes = {
    answers: [],
    writes: [],
    frames: [],
    longTasks: [],
    productsStoredAt: 0,
    compacted: false,
    busy: false,
  };
  const { notes } = globalThis;
  const asked = new Map<number, number>();
  const post = Worker.prototype.postMessage;
  const heard = new WeakSet<Worker>();
  Worker.prototype.postMessage = function ask(this: Worker, message: { call?: number; name?: string }) {
    if (message.name === 'search' && message.call !== undefined) {
      asked.set(message.call, performance.now());
      if (!heard.has(this)) {
        heard.add(this);
        this.addEventListener('message', ({ data }: MessageEvent<{ call?: number }>) => {
          const begun = asked.get(data.call ?? -1);
          if (begun !== undefined) {
            notes.answers.push(performance.now() - begun);
          }
        });
      }
    }
    post.call(this, message);
  } as typeof post;

  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function begin(this: IDBDatabase, stores, mode, options) {
    const begun = performance.now();
    const made = transaction.call(this, stores, mode, options);
    if (mode === 'readwrite' && [stores].flat().includes('orders')) {
      made.addEventListener('complete', () => notes.writes.push(performance.now() - begun));
    }
    return made;
  } as typeof transaction;

  new BroadcastChannel('tillstream').addEventListener('message', ({ data }) => {
    if (
      data.type === 'changed' &&
      data.blocks?.some((block: { table: string }) => block.table === 'products')
    ) {
      notes.productsStoredAt = Date.now();
    }
    if (data.type === 'changed' && data.rebuilt?.includes('products')) {
      notes.compacted = true;
    }
    if (data.type === 'state') {
      notes.busy = data.state.phase === 'pulling' || data.state.phase === 'first-load';
    }
  });
  new PerformanceObserver((list) => {
    notes.longTasks.push(...list.getEntries().map((entry) => entry.duration));
  }).observe({ type: 'longtask' });
  let last = 0;
  const frame = (now: number) => {
    if (last > 0) {
      notes.frames.push(now - last);
    }
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** What a cashier did, by the clock of the page; from the key to the change of the page. */
export interface Work {
  searches: number[];
  scans: number[];
  sales: number[];
}

export interface Task {
  queries: string[];
  codes: string[];
  /** how many rounds of searches, scans and one sale, at least and at most */
  least: number;
  most: number;
  /** until no products have come for a second */
  whileProductsCome: boolean;
}

/** Works the till as fast as it answers: some searches, some scans, a sale, and again. Travels as text. */
export async function work(task: Task): Promise<Work> {
  const done: Work = { searches: [], scans: [], sales: [] };
  const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));
  const changed = (place: Element, isDone: () => boolean, act: () => void) =>
    new Promise<number>((ready, failed) => {
      const begun = performance.now();
      const timer = setTimeout(() => failed(new Error(`the page did not answer in 10 s: ${isDone}`)), 10_000);
      const look = () => {
        if (isDone()) {
          watch.disconnect();
          clearTimeout(timer);
          ready(performance.now() - begun);
        }
      };
      const watch = new MutationObserver(look);
      watch.observe(place, { childList: true, subtree: true, characterData: true, attributes: true });
      act();
    });
  const press = (key: string) =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key, code: `Digit${key}`, bubbles: true, cancelable: true }),
    );
  const field = document.querySelector<HTMLInputElement>('input[role=combobox]');
  if (!field) {
    throw new Error('there is no search');
  }
  const type = (text: string) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const firstFound = () => document.querySelector('#results [role=option] .result-title')?.textContent ?? '';
  const button = (label: string) =>
    [...document.querySelectorAll<HTMLButtonElement>('dialog button')].find(
      (each) => each.textContent?.includes(label) && !each.disabled,
    );
  const until = async <T>(find: () => T | null | undefined | false): Promise<T> => {
    for (const begun = performance.now(); performance.now() - begun < 10_000; await pause(2)) {
      const found = find();
      if (found) {
        return found;
      }
    }
    throw new Error(`the page did not go on in 10 s: ${find}`);
  };
  let at = 0;
  const search = async () => {
    const query = task.queries[at % task.queries.length] ?? '';
    const goods = document.querySelector('.search-pane') ?? document.body;
    done.searches.push(
      await changed(
        goods,
        () => firstFound().startsWith(query),
        () => type(query),
      ),
    );
    await pause(10);
  };
  const scan = async () => {
    const code = task.codes[at % task.codes.length] ?? '';
    const lines = () => document.querySelectorAll('.cart-line').length;
    const cart = document.querySelector('.cart') ?? document.body;
    const before = lines();
    for (const key of code) {
      press(key);
    }
    done.scans.push(
      await changed(
        cart,
        () => lines() > before,
        () => press('Enter'),
      ),
    );
    await pause(10);
  };
  const sell = async () => {
    press('F9');
    (await until(() => button('Cash'))).click();
    const finish = await until(() => button('Finish sale'));
    const page = document.querySelector('.sell') ?? document.body;
    const isDone = () => document.querySelector('.last-sale') !== null;
    done.sales.push(await changed(page, isDone, () => finish.click()));
    await until(() => !document.querySelector('dialog[open]'));
    await pause(10);
  };
  const goesOn = (round: number) =>
    round < task.least ||
    (task.whileProductsCome && round < task.most && Date.now() - notes.productsStoredAt < 1_000);
  for (let round = 0; goesOn(round); round += 1) {
    for (let i = 0; i < 5; i += 1, at += 1) {
      await search();
      await scan();
    }
    type('');
    await sell();
  }
  return done;
}

/** The raw limits beside: the same bytes without the till. Travels as text. */
export async function rawLimits(): Promise<{ puts: number[]; rowsPerSecond: number }> {
  const open = (name: string, stores: string[]) =>
    new Promise<IDBDatabase>((found, failed) => {
      const asked = indexedDB.open(name, 1);
      asked.onupgradeneeded = () => {
        for (const store of stores) {
          asked.result.createObjectStore(store, { autoIncrement: true });
        }
      };
      asked.onsuccess = () => found(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  const all = (database: IDBDatabase, store: string) =>
    new Promise<unknown[]>((found, failed) => {
      const asked = database.transaction(store).objectStore(store).getAll();
      asked.onsuccess = () => found(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  const till = await new Promise<IDBDatabase>((found) => {
    const asked = indexedDB.open('tillstream');
    asked.onsuccess = () => found(asked.result);
  });
  const [order] = await all(till, 'orders');
  const [operation] = await all(till, 'sync_outbox');
  const rows = ((await all(till, 'products')) as { rows: unknown[] }[]).flatMap((block) => block.rows);
  till.close();
  const stores = ['orders', 'outbox', 'documents', 'state', 'blocks'];
  const raw = await open('raw-limits', stores);
  const written = (durability: IDBTransactionDurability, put: (made: IDBTransaction) => void) =>
    new Promise<number>((ready, failed) => {
      const begun = performance.now();
      const made = raw.transaction(stores, 'readwrite', { durability });
      made.oncomplete = () => ready(performance.now() - begun);
      made.onerror = () => failed(made.error);
      put(made);
    });
  const puts: number[] = [];
  for (let i = 0; i < 200; i += 1) {
    puts.push(
      await written('strict', (made) => {
        made.objectStore('orders').put(order);
        made.objectStore('outbox').put(operation);
        made.objectStore('documents').put({ hash: 'x'.repeat(64) });
        made.objectStore('state').put({ seq: i });
      }),
    );
  }
  const pages: string[] = [];
  for (let from = 0; from < rows.length; from += 5_000) {
    pages.push(JSON.stringify(rows.slice(from, from + 5_000)));
  }
  const begun = performance.now();
  for (const page of pages) {
    const parsed = JSON.parse(page) as unknown[];
    await written('relaxed', (made) => {
      for (let from = 0; from < parsed.length; from += 200) {
        made.objectStore('blocks').put(parsed.slice(from, from + 200));
      }
    });
  }
  const rowsPerSecond = (rows.length / (performance.now() - begun)) * 1_000;
  raw.close();
  indexedDB.deleteDatabase('raw-limits');
  return { puts, rowsPerSecond };
}
