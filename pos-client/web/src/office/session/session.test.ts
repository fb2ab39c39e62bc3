import { expect, test } from 'vitest';
import { Refused, Unreachable } from '../http';
import type { Keep } from './keep';
import type { LogIn, Person } from './person';
import { Session } from './session';
import type { TabMessage } from './state';
import type { AuthCalls } from './wire';

const PERSON: Person = {
  id: 'st1',
  name: 'Amina',
  email: 'amina@example.test',
  role: 'manager',
  roles: [{ role: 'manager', branch_id: null }],
  branch_id: null,
  organization: { id: 'o1', code: 'MC01', name: 'Market', currency: 'EUR' },
  branches: [],
};

/** A server that takes each refresh token once: a second use ends the session. */
class Server implements AuthCalls {
  good: string | null = null;
  refreshes = 0;
  ended = false;
  down = false;
  private made = 0;

  logIn = async () => this.answer(null);
  accept = async () => this.answer(null);
  redeem = async () => this.answer(null);

  async refresh(token: string, branch?: string | null): Promise<LogIn> {
    this.refreshes += 1;
    const { good } = this;
    await pause(5);
    if (this.down) {
      throw new Unreachable('down');
    }
    if (token !== good || this.ended) {
      this.ended = true;
      throw new Refused(401, { reason: 'not_authenticated' });
    }
    return this.answer(branch ?? null);
  }

  logOut = async () => {
    this.ended = true;
  };

  private answer(branch: string | null): LogIn {
    this.made += 1;
    this.good = `refresh-${this.made}`;
    const payload = btoa(JSON.stringify({ sid: 's1', made: this.made }));
    return {
      access_token: `h.${payload}.s`,
      expires_in: 900,
      refresh_token: this.good,
      staff: { ...PERSON, branch_id: branch },
    };
  }
}

/** The tabs of a browser: one lock, a channel, and a store each, or one together where the person stays signed in. */
class Browser {
  readonly tabs: Session[] = [];
  private lock: Promise<unknown> = Promise.resolve();
  clock = 0;

  constructor(
    readonly server: Server,
    private readonly shared: { token: string | null } | null = null,
  ) {}

  open(token: string | null = null): { session: Session; store: { token: string | null } } {
    const store = this.shared ?? { token };
    const session: Session = new Session({
      auth: this.server,
      keep: keepIn(store),
      alone: (run) => {
        const next = this.lock.then(run, run);
        this.lock = next.catch(() => undefined);
        return next;
      },
      tell: (message: TabMessage) => {
        for (const tab of this.tabs.filter((one) => one !== session)) {
          setTimeout(() => tab.hear(message), 1);
        }
      },
      now: () => this.clock,
      pause,
    });
    this.tabs.push(session);
    return { session, store };
  }
}

function keepIn(store: { token: string | null }): Keep {
  return {
    token: () => store.token,
    store: (token) => {
      store.token = token;
    },
    forget: () => {
      store.token = null;
    },
    hint: () => null,
    remember: () => undefined,
  };
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const CREDENTIALS = { organization: 'MC01', email: 'a', password: 'p' };
const OLD = 16 * 60_000;

test('many requests with an old token make one refresh', async () => {
  const browser = new Browser(new Server());
  const { session } = browser.open();
  await session.logIn(CREDENTIALS, false);
  browser.clock = OLD;
  const tokens = await Promise.all(Array.from({ length: 10 }, () => session.token()));
  expect(new Set(tokens).size).toBe(1);
  expect(browser.server.refreshes).toBe(1);
});

test('a token that the server refuses is renewed once, however many requests it refused', async () => {
  const browser = new Browser(new Server());
  const { session } = browser.open();
  await session.logIn(CREDENTIALS, false);
  const refused = await session.token();
  const renewed = await Promise.all([session.renew(refused), session.renew(refused)]);
  expect(renewed[0]).not.toBe(refused);
  expect(await session.renew(refused)).toBe(renewed[0]);
  expect(browser.server.refreshes).toBe(1);
});

test('tabs that share a token refresh one after the other, and never with a used one', async () => {
  const browser = new Browser(new Server(), { token: null });
  const tabs = [browser.open(), browser.open(), browser.open()];
  await tabs[0]?.session.logIn(CREDENTIALS, true);
  await pause(5);
  expect(tabs.map(({ session }) => session.state.value.phase)).toEqual(['in', 'in', 'in']);
  browser.clock = OLD;
  await Promise.all(tabs.map(({ session }) => session.token()));
  await pause(5);
  expect(browser.server.ended).toBe(false);
  expect(tabs.map(({ session }) => session.state.value.phase)).toEqual(['in', 'in', 'in']);
});

test('a tab that was duplicated takes the next token from the other one', async () => {
  const browser = new Browser(new Server());
  const first = browser.open();
  await first.session.logIn(CREDENTIALS, false);
  const copied = first.store.token;
  browser.clock = OLD;
  await first.session.token();
  const second = browser.open(copied);
  await second.session.start();
  expect(second.session.state.value.phase).toBe('in');
  expect(second.store.token).toBe(first.store.token);
  expect(browser.server.ended).toBe(false);
});

test('a new tab joins the session of another one without a refresh', async () => {
  const browser = new Browser(new Server());
  await browser.open().session.logIn(CREDENTIALS, false);
  const { session } = browser.open();
  await session.start();
  expect(session.state.value).toMatchObject({ phase: 'in', person: { id: 'st1' } });
  expect(browser.server.refreshes).toBe(0);
});

test('without a network nobody is signed out', async () => {
  const browser = new Browser(new Server());
  const { session, store } = browser.open();
  await session.logIn(CREDENTIALS, false);
  browser.clock = OLD;
  browser.server.down = true;
  await expect(session.token()).rejects.toBeInstanceOf(Unreachable);
  expect(session.state.value.phase).toBe('in');
  expect(store.token).not.toBeNull();
  browser.server.down = false;
  await expect(session.token()).resolves.toMatch(/^h\./);
});

test('a session that the server ended leaves the pages for the same person', async () => {
  const browser = new Browser(new Server());
  const { session } = browser.open();
  await session.logIn(CREDENTIALS, false);
  browser.server.ended = true;
  browser.clock = OLD;
  await expect(session.token()).rejects.toMatchObject({ status: 401 });
  expect(session.state.value).toMatchObject({ phase: 'out', why: 'ended', last: { id: 'st1' } });
  await expect(session.token()).rejects.toMatchObject({ status: 401 });
  expect(session.state.value).toMatchObject({ why: 'ended' });
});

test('leaving ends all tabs and forgets whose pages they were', async () => {
  const browser = new Browser(new Server());
  const first = browser.open();
  await first.session.logIn(CREDENTIALS, false);
  const second = browser.open();
  await second.session.start();
  await second.session.logOut();
  await pause(5);
  for (const { session, store } of [first, second]) {
    expect(session.state.value).toEqual({ phase: 'out', why: 'left', last: null });
    expect(store.token).toBeNull();
  }
  expect(browser.server.ended).toBe(true);
});

test('another branch is a new token, in all tabs', async () => {
  const browser = new Browser(new Server());
  const first = browser.open();
  await first.session.logIn(CREDENTIALS, false);
  const second = browser.open();
  await second.session.start();
  const before = await first.session.token();
  await first.session.chooseBranch('b2');
  await pause(5);
  expect(await first.session.token()).not.toBe(before);
  expect(first.session.person?.branch_id).toBe('b2');
  expect(second.session.person?.branch_id).toBe('b2');
});
