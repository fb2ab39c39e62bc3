import { expect, test } from 'vitest';
import { decide, readable, sumUp, toConflict, typeIn } from './desk';

test('a listed conflict has the record’s id beside its own', () => {
  const conflict = toConflict({
    conflict_id: 'c-1',
    id: 'p-1',
    conflict_type: 'data_mismatch',
    table: 'products',
    op_id: 'o-1',
    status: 'open',
  });
  expect(conflict).toMatchObject({ id: 'c-1', conflict_id: 'c-1', record_id: 'p-1' });
});

test('many are decided some at a time, in their order', async () => {
  const sizes: number[] = [];
  const ids = Array.from({ length: 450 }, (_, at) => `q-${at}`);
  const results = await decide('release', ids, 'checked', async <T>(_: string, body: unknown) => {
    const asked = (body as { ids: string[] }).ids;
    sizes.push(asked.length);
    return { results: asked.map((id) => ({ id, status: 'released' })) } as T;
  });
  expect(sizes).toEqual([200, 200, 50]);
  expect(results.map(({ id }) => id)).toEqual(ids);
});

test('what was let in and refused by the service is no success', () => {
  const results = [
    { id: '1', status: 'released' as const, receipt: { status: 'applied' } },
    { id: '2', status: 'released' as const, receipt: { status: 'rejected', reason: 'over_refund' } },
    { id: '3', status: 'discarded' as const, message: 'it is discarded already' },
  ];
  expect(sumUp('release', results)).toEqual({ done: 1, refused: 1, problem: 'it is discarded already' });
});

test('content is shown in lines, and what is no JSON as it is', () => {
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readable('{"a":')).toBe('{"a":');
  expect(typeIn('{"op_id":"x","type":"orders.create","payl')).toBe('orders.create');
  expect(typeIn('nonsense')).toBeNull();
});
