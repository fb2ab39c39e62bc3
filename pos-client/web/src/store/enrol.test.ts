import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { chained } from '../domain/fiscal';
import { conflictSides, resolveConflict } from '../till/conflicts';
import { sale } from '../till/sale.test-support';
import { sell } from '../till/sell';
import type { DeviceStatus } from '../wire';
import { enrol, enrolAgain } from './enrol';
import { newId } from './ids';
import { readState, readStates, writeState } from './state';
import { openTill, type Till } from './till';
import { NOON, testTill } from './till.test-support';

const STATUS: DeviceStatus = {
  device_id: 'device-0123456789ab',
  branch_id: 'b-1',
  received_through: 0,
  applied_through: 0,
  missing_seqs: [],
  open_conflicts: 0,
  last_seen_at: null,
  clock_skew_ms: null,
  head: '0',
};

function fresh(): Till {
  return { ...openTill(newId()), now: () => NOON };
}

/** A gateway that answers by path; what it doesn't know is 404. */
function gateway(answers: Record<string, unknown>, asked: Request[] = []): typeof fetch {
  return async (input, init) => {
    const request = new Request(new URL(String(input), 'http://gateway.test'), init);
    asked.push(request);
    const { pathname, search } = new URL(request.url);
    const answer = answers[pathname + search] ?? answers[pathname];
    if (answer instanceof Error) {
      throw answer;
    }
    return answer instanceof Response ? answer : Response.json(answer ?? {}, { status: answer ? 200 : 404 });
  };
}

describe('enrolment (S2-22, R-7)', () => {
  it('asks whose key it is, and stores it', async () => {
    const till = fresh();
    const asked: Request[] = [];
    await till.db.staff.put({ id: 'left', name: 'Left over', role: 'owner' });
    await till.db.sync_state.put({ key: 'preference:language', value: 'ar' });
    await enrol(till, { key: 'k-1' }, gateway({ '/sync/status': STATUS }, asked));
    const state = await readStates(till.db, 'device_id', 'device_label', 'branch_id', 'device_key', 'epoch');
    expect(state).toEqual([STATUS.device_id, '0123456789ab', 'b-1', 'k-1', undefined]);
    expect(await till.db.staff.count()).toBe(0);
    expect(await readStates(till.db, 'preference:language')).toEqual(['ar']);
    expect(asked.map((request) => request.headers.get('Authorization'))).toEqual(['Bearer k-1']);
  });

  it('begins another life where the server knows more, and goes on with its chain (R-9, B-3)', async () => {
    const till = fresh();
    const document = chained(STATUS.device_id, undefined, {
      kind: 'orders.create',
      id: 'o-1',
      occurred_at: NOON.toISOString(),
      total: 1,
      tax: 0,
    });
    const answers = {
      '/sync/status': { ...STATUS, received_through: 7 },
      '/fiscal/chain': { documents: [document] },
    };
    await enrol(till, { key: 'k-1', label: 'T7' }, gateway(answers));
    const order = await sell(till, sale());
    expect(order.offline_reference).toMatch(/^T7\.[0-9A-Z]+-\d{8}-001$/);
    expect(order).toMatchObject({ document_seq: 2, previous_hash: document.document_hash });
    expect((await till.db.sync_outbox.toArray())[0]?.epoch).toBe(Math.floor(NOON.getTime() / 60_000));
    expect(await readStates(till.db, 'chain_from')).toEqual([1]);
  });

  it('keeps its numbers when only the key is new, and never becomes another device’s', async () => {
    const till = fresh();
    await enrol(till, { key: 'k-1' }, gateway({ '/sync/status': STATUS }));
    await sell(till, sale());
    const known = { ...STATUS, received_through: 1 };
    await enrol(till, { key: 'k-2', label: 'X' }, gateway({ '/sync/status': known }));
    expect(await readStates(till.db, 'device_key', 'epoch', 'seq')).toEqual(['k-2', undefined, 1]);
    const other = gateway({ '/sync/status': { ...STATUS, device_id: 'd-9' } });
    await expect(enrol(till, { key: 'k-3' }, other)).rejects.toMatchObject({ reason: 'other_device' });
    expect(await readStates(till.db, 'device_key')).toEqual(['k-2']);
  });

  it('says why it fails', async () => {
    const refused = Response.json({ title: 'Unknown key', reason: 'not_authenticated' }, { status: 401 });
    const answers = [
      { answer: new TypeError('no network'), reason: 'not_reachable' },
      { answer: refused, reason: 'key_refused' },
      { answer: new Response('', { status: 503 }), reason: 'not_reachable' },
    ];
    for (const { answer, reason } of answers) {
      await expect(enrol(fresh(), { key: 'k' }, gateway({ '/sync/status': answer }))).rejects.toMatchObject({
        reason,
      });
    }
  });

  it('meets a link with a device already: only another device is told of', async () => {
    const till = fresh();
    const status = { device_id: 'd-1', branch_id: 'b-1', received_through: 0, missing_seqs: [] };
    await enrol(till, { key: 'old' }, gateway({ '/sync/status': status }));
    await enrolAgain(till, 'old', gateway({}));
    await enrolAgain(till, 'new', gateway({ '/sync/status': status }));
    expect(await readState(till.db, 'device_key')).toBe('old');
    await writeState(till.db, 'stopped', 'revoked');
    await enrolAgain(till, 'new', gateway({ '/sync/status': status }));
    expect(await readState(till.db, 'device_key')).toBe('new');
    const other = gateway({ '/sync/status': { ...status, device_id: 'd-2' } });
    await expect(enrolAgain(till, 'other', other)).rejects.toMatchObject({ reason: 'other_device' });
  });
});

describe('a conflict', () => {
  it('is decided at the gateway and shown as decided (S2-13)', async () => {
    const till = await testTill();
    await till.db.conflicts.put({
      id: 'f-1',
      conflict_id: 'f-1',
      conflict_type: 'duplicate',
      table: 'orders',
      record_id: 'o-1',
      op_id: 'x',
      status: 'open',
    });
    const asked: Request[] = [];
    const path = '/sync/conflicts/f-1/resolve';
    await resolveConflict(
      till,
      'f-1',
      'merge',
      { notes: 'both' },
      gateway({ [path]: { status: 'resolved' } }, asked),
    );
    expect(asked[0]?.method).toBe('POST');
    expect(await asked[0]?.json()).toEqual({ strategy: 'merge', merged: { notes: 'both' } });
    expect(await till.db.conflicts.get('f-1')).toMatchObject({
      status: 'resolved',
      resolution_strategy: 'merge',
    });

    const decided = Response.json({ reason: 'conflict_resolved' }, { status: 409 });
    await expect(
      resolveConflict(till, 'f-1', 'keep_local', undefined, gateway({ [path]: decided })),
    ).rejects.toMatchObject({ reason: 'conflict_resolved' });
  });

  it('about a person is shown with what only the gateway keeps (S3-7)', async () => {
    const till = await testTill();
    const sides = { local_data: { name: 'Rosa' }, server_data: { name: 'Roza' }, suggested_fix: null };
    const conflicts = [{ conflict_id: 'f-2', id: 'c-1', ...sides }];
    const listed = gateway({ '/sync/conflicts?status=open&limit=1000': { conflicts } });
    expect(await conflictSides(till, { conflict_id: 'f-2', status: 'open' }, listed)).toEqual(sides);
    expect(await conflictSides(till, { conflict_id: 'f-3', status: 'open' }, listed)).toBeNull();
  });
});
