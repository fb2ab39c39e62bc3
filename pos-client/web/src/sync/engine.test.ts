import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readState, writeState } from '../store/state';
import type { Till } from '../store/till';
import { Engine } from './engine';
import { FakeGateway } from './fakeGateway.test-support';
import type { SyncState } from './messages';
import { Clock, enrolledTill, open, outbox, quick, round, sell } from './till.test-support';

describe('engine', () => {
  let gateway: FakeGateway;
  let till: Till;
  let engine: Engine;
  let states: SyncState[];
  let connections: string[];
  const stop = { now: new AbortController() };

  beforeEach(async () => {
    gateway = new FakeGateway();
    till = await enrolledTill();
    states = [];
    connections = [];
    stop.now = new AbortController();
    engine = anEngine();
  });

  afterEach(() => stop.now.abort());

  function anEngine(changed: object = {}): Engine {
    const told = states;
    const around = {
      connect: (url: string, key: string) => {
        connections.push(`${url}${key}`);
        return gateway;
      },
      changed() {},
      rebuilt() {},
      state: (state: SyncState) => told.push(state),
    };
    return new Engine(till.db, around, quick(new Clock(), changed));
  }

  async function phase(): Promise<SyncState> {
    states.length = 0;
    engine.publishSoon();
    await vi.waitFor(() => expect(states).not.toHaveLength(0));
    const last = states.at(-1);
    if (last === undefined) {
      throw new Error('no state');
    }
    return last;
  }

  it('comes back every 3 s while something waits, every 30 s otherwise (S1-71)', async () => {
    expect(await engine.turn()).toBe(30_000);
    gateway.holding = true;
    await sell(till);
    expect(await engine.turn()).toBe(3_000);
    gateway.heal();
    expect(await engine.turn()).toBe(30_000);
    expect(await phase()).toMatchObject({ phase: 'idle', pending: 0, failed: 0, lastError: null });
  });

  it('finds by pings that the gateway is away and that it is back, whatever the browser thinks (R-16)', async () => {
    await sell(till);
    gateway.plan('push', 'lose_request');
    const pause = await engine.turn();
    expect(pause).toBeLessThanOrEqual(1_000);
    expect(await phase()).toMatchObject({
      phase: 'unreachable',
      pending: 1,
      lastError: expect.stringMatching(/^Unreachable: /),
    });
    gateway.calls.length = 0;
    gateway.plan('ping', ...Array.from({ length: 9 }, () => 'lose_request' as const));
    let longest = 0;
    for (let i = 0; i < 9; i += 1) {
      longest = Math.max(longest, await engine.turn());
    }
    expect(new Set(gateway.calls)).toEqual(new Set(['ping']));
    expect(longest).toBeLessThanOrEqual(30_000);
    await engine.turn();
    expect(await open(till)).toEqual([]);
    expect(await phase()).toMatchObject({ phase: 'idle', lastError: null, oldestUnsyncedAt: null });
  });

  it('waits as long as it is asked to (429, 503)', async () => {
    gateway.plan('pull', 'unavailable');
    expect(await engine.turn()).toBeGreaterThanOrEqual(2_000);
    gateway.plan('pull', 'rate_limited');
    expect(await engine.turn()).toBeGreaterThanOrEqual(7_000);
  });

  it('stops when the till was revoked, keeps everything, and goes on when a person acts', async () => {
    await sell(till);
    gateway.plan('push', 'revoked');
    await engine.turn();
    expect(await phase()).toMatchObject({
      phase: 'stopped',
      pending: 1,
      lastError: expect.stringContaining('revoked'),
    });
    gateway.calls.length = 0;
    await engine.turn();
    expect(gateway.calls).toEqual([]);
    await writeState(till.db, 'device_key', 'k2');
    engine.command('push');
    await engine.turn();
    expect(connections).toEqual(['k1', 'k2']);
    expect(await open(till)).toEqual([]);
    expect(await readState(till.db, 'stopped')).toBeUndefined();
  });

  it('waits for enrolment', async () => {
    await writeState(till.db, 'device_key', undefined);
    await engine.turn();
    expect(connections).toEqual([]);
    expect((await phase()).phase).toBe('starting');
  });

  it('sends a sale soon after it was made, and hears hints of news', async () => {
    engine = anEngine({ busyMs: 30, idleMs: 600_000, sleep: async () => {} });
    void engine.run(stop.now.signal);
    await vi.waitFor(() => expect(gateway.calls).toContain('status'), 5_000);
    await sell(till);
    engine.nudge();
    await vi.waitFor(() => expect(gateway.records('orders')).toHaveLength(1), 5_000);
    gateway.put('promotions', 'm1', { name: 'x', kind: 'percent' });
    await vi.waitFor(async () => {
      gateway.hint();
      expect(await till.db.promotions.count()).toBe(1);
    }, 8_000);
  }, 20_000);

  it('sends again what an earlier life was sending when it ended (R-3)', async () => {
    await sell(till);
    const [entry] = await outbox(till);
    if (entry !== undefined) {
      await till.db.sync_outbox.put({
        ...entry,
        _sync_status: 'syncing',
        sent_at: '2026-11-21T09:00:00.000Z',
      });
    }
    void engine.run(stop.now.signal);
    await vi.waitFor(() => expect(gateway.records('orders')).toHaveLength(1), 5_000);
  }, 10_000);

  it('pulls everything anew and keeps the outbox when a person wants that (S3-8)', async () => {
    gateway.put('products', 'p1', { name: 'x' });
    await engine.turn();
    await till.db.products.clear();
    await sell(till);
    gateway.holding = true;
    engine.command('full');
    await engine.turn();
    expect(await till.db.products.count()).toBeGreaterThan(0);
    expect(await open(till)).toHaveLength(1);
  });

  it('takes each sale up once where two sync the same store (R-4)', async () => {
    for (let i = 0; i < 20; i += 1) {
      await sell(till);
    }
    const config = quick(new Clock());
    await Promise.all([round(till, gateway, config).run(), round(till, gateway, config).run()]);
    await round(till, gateway, config).run();
    expect([...gateway.arrivals.values()]).toEqual(Array.from({ length: 20 }, () => 1));
    expect(await open(till)).toEqual([]);
  });
});
