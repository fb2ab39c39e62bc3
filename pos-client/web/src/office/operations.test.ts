import { expect, test } from 'vitest';
import type { PushAnswer, PushResult, Receipt } from '../wire';
import { Refused, Unreachable } from './http';
import { type Change, change, inverse, sendAll } from './operations';

function receipt(op_id: string, status: Receipt['status'], more: Partial<Receipt> = {}): Receipt {
  return { op_id, seq: 0, device_id: 's', status, table: 'products', id: 'p', version: 2, ...more };
}

/** A gateway with one effect for each `op_id`; what happens to each request is told before. */
class Gateway {
  readonly batches: string[][] = [];
  readonly effects = new Map<string, Change>();
  private readonly script: ('lost' | 'unheard' | 'later' | 'busy' | 'refused')[];

  constructor(...script: ('lost' | 'unheard' | 'later' | 'busy' | 'refused')[]) {
    this.script = script;
  }

  post = async (batch: readonly Change[]): Promise<PushAnswer> => {
    this.batches.push(batch.map(({ op_id }) => op_id));
    const fate = this.script.shift();
    if (fate === 'lost' || fate === 'busy') {
      throw new Unreachable('no connection', fate === 'busy' ? 1 : null);
    }
    if (fate === 'refused') {
      throw new Refused(413, { reason: 'batch_too_large' });
    }
    for (const one of batch) {
      this.effects.set(one.op_id, one);
    }
    if (fate === 'unheard') {
      throw new Unreachable('no answer in time');
    }
    return { results: batch.map((one) => this.result(one, fate === 'later')), server_time: '' };
  };

  private result({ op_id, payload }: Change, later: boolean): PushResult {
    if (later) {
      return { op_id, status: 'durable' };
    }
    if (payload.name === 'bad') {
      return { op_id, status: 'rejected', reason: 'invalid_operation', message: 'payload.name is bad' };
    }
    if (payload.name === 'refused') {
      return {
        op_id,
        status: 'durable',
        receipt: receipt(op_id, 'rejected', { reason: 'unknown_record', message: 'gone' }),
      };
    }
    const status = payload.name === 'other' ? 'conflict' : 'applied';
    return { op_id, status, receipt: receipt(op_id, status) };
  }
}

const one = (name: string) => change('products.upsert', 'p', { name }, 1);

test('a change whose answer was lost is sent again under its own id, and has one effect', async () => {
  const gateway = new Gateway('unheard', 'lost');
  const [outcome] = await sendAll([one('Milk')], undefined, gateway.post);
  expect(outcome?.status).toBe('applied');
  expect(new Set(gateway.batches.flat()).size).toBe(1);
  expect(gateway.batches).toHaveLength(3);
  expect(gateway.effects.size).toBe(1);
});

test('a network that stays away is told after some tries; a refusal at once', async () => {
  const away = new Gateway('busy', 'busy', 'busy', 'busy', 'busy', 'busy');
  await expect(sendAll([one('Milk')], undefined, away.post)).rejects.toBeInstanceOf(Unreachable);
  expect(away.batches).toHaveLength(4);
  const refused = new Gateway('refused');
  await expect(sendAll([one('Milk')], undefined, refused.post)).rejects.toBeInstanceOf(Refused);
  expect(refused.batches).toHaveLength(1);
});

test('what has no receipt yet is asked again, what has one is not', async () => {
  const gateway = new Gateway('later');
  const changes = [one('Milk'), one('bad')];
  const outcomes = await sendAll(changes, undefined, gateway.post);
  expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'rejected']);
  const never = new Gateway('later', 'later', 'later', 'later');
  const [open] = await sendAll([one('Milk')], undefined, never.post);
  expect(open).toEqual({ status: 'durable' });
  expect(never.batches).toHaveLength(3);
});

test('tells conflict and refusal, whether at the door or by a rule', async () => {
  const changes = ['Milk', 'other', 'bad', 'refused'].map(one);
  expect(await sendAll(changes, undefined, new Gateway().post)).toMatchObject([
    { status: 'applied', receipt: { version: 2 } },
    { status: 'conflict' },
    { status: 'rejected', reason: 'invalid_operation', message: 'payload.name is bad' },
    { status: 'rejected', reason: 'unknown_record', message: 'gone' },
  ]);
});

test('many go in batches, and it tells how far it is', async () => {
  const gateway = new Gateway();
  const seen: number[] = [];
  const changes = Array.from({ length: 250 }, (_, at) => one(`P${at}`));
  await sendAll(changes, (done) => seen.push(done), gateway.post);
  expect(gateway.batches.map((batch) => batch.length)).toEqual([100, 100, 50]);
  expect(seen).toEqual([100, 200, 250]);
});

test('the inverse puts back each changed field, and takes away what was new', () => {
  const done = change('products.upsert', 'p', { name: 'Cream', sku: 'C' }, 3);
  expect(inverse(done, { name: 'Milk', price: 5 }, 4)).toMatchObject({
    type: 'products.upsert',
    id: 'p',
    base_version: 4,
    payload: { name: 'Milk', sku: null },
  });
  expect(inverse(done, null, 1)).toMatchObject({ type: 'products.delete', payload: {}, base_version: 1 });
  expect(inverse(change('orders.void', 'o', {}, 1), {}, 2)).toBeNull();
  expect(inverse(done, {}, 4)?.op_id).not.toBe(done.op_id);
});
