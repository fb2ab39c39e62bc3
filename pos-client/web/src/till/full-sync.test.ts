import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { append } from '../store/outbox';
import { writeState } from '../store/state';
import type { Till } from '../store/till';
import { testTill } from '../store/till.test-support';
import { proposeFullSync } from './full-sync';
import { sale } from './sale.test-support';
import { sell } from './sell';

interface Asked {
  path: string;
  body: { operations?: { op_id: string; seq: number; payload: unknown }[] };
}

async function enrolled(): Promise<Till> {
  const till = await testTill();
  await writeState(till.db, 'device_key', 'key');
  return till;
}

/** Knows the first operation, lacks the others. */
function gateway(asked: Asked[]): typeof fetch {
  return async (input, init) => {
    const body = JSON.parse(String(init?.body ?? '{}'));
    asked.push({ path: String(input), body });
    const results = (body.operations ?? []).map(({ op_id, seq }: { op_id: string; seq: number }) => ({
      op_id,
      verdict: seq === 1 ? 'known' : 'missing',
    }));
    return new Response(JSON.stringify({ id: 'f-1', status: 'open', results }));
  };
}

const queued = (seq: number, notes = '') => ({
  opId: crypto.randomUUID(),
  epoch: 1,
  seq,
  type: 'orders.create',
  recordId: `o-${seq}`,
  payload: { total: seq, notes },
  baseVersion: null,
  occurredAt: '2026-11-21T10:00:00.000Z',
});

describe('what only this till holds (S3-3, S3-12)', () => {
  it('is brought as it happened, settled or not, and then proposed', async () => {
    const till = await enrolled();
    await sell(till, sale());
    await sell(till, sale());
    await till.db.sync_outbox.toCollection().modify({ _sync_status: 'synced' });
    await sell(till, sale());
    const asked: Asked[] = [];
    const progress: number[] = [];

    const brought = await proposeFullSync(till, (n) => progress.push(n), gateway(asked));

    expect(brought).toEqual({ missing: 2, known: 1, excluded: 0, sealed: 0 });
    expect(asked.map(({ path }) => path)).toEqual([
      '/sync/full',
      '/sync/full/f-1/operations',
      '/sync/full/f-1/propose',
    ]);
    const entries = await till.db.sync_outbox.toArray();
    expect(asked[1]?.body.operations?.map(({ op_id }) => op_id)).toEqual(entries.map(({ op_id }) => op_id));
    expect(asked[1]?.body.operations?.[0]?.payload).toEqual(entries[0]?.payload);
    expect(progress).toEqual([3]);
    expect(await till.db.sync_outbox.where('_sync_status').equals('synced').count()).toBe(2);
  });

  it('goes in batches that a gateway takes', async () => {
    const till = await enrolled();
    for (let seq = 1; seq <= 450; seq += 1) {
      await append(till.db, queued(seq, seq > 440 ? 'x'.repeat(150_000) : ''));
    }
    const asked: Asked[] = [];
    await proposeFullSync(till, () => undefined, gateway(asked));

    const batches = asked.flatMap(({ body }) => (body.operations ? [body.operations] : []));
    expect(batches.flat().map(({ seq }) => seq)).toEqual(Array.from({ length: 450 }, (_, at) => at + 1));
    expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(200);
    expect(Math.max(...batches.map((batch) => JSON.stringify(batch).length))).toBeLessThan(2 ** 20);
  });

  it('tells how many are sealed under another key, and leaves them out', async () => {
    const till = await enrolled();
    const sealed = { key_id: 'gone', iv: new Uint8Array(12), data: new ArrayBuffer(32) };
    await append(till.db, { ...queued(1), sealed });
    const asked: Asked[] = [];
    expect(await proposeFullSync(till, () => undefined, gateway(asked))).toMatchObject({ sealed: 1 });
    expect(asked).toHaveLength(2);
  });
});
