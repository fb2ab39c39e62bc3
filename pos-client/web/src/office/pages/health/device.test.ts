import { expect, test } from 'vitest';
import { type Device, isOnline, troubles, worstFirst } from './device';

const NOW = Date.parse('2026-11-21T12:00:00Z');

function device(of: Partial<Device>): Device {
  return {
    id: 'd',
    name: 'Till',
    branch_id: 'b',
    revoked_at: null,
    last_seen_at: '2026-11-21T11:59:30Z',
    clock_skew_ms: 0,
    client_version: null,
    queue_length: 0,
    oldest_unsynced_at: null,
    storage_persisted: true,
    received_through: 1,
    applied_through: 1,
    missing_count: 0,
    ...of,
  };
}

test('a till that beats and has nothing left is well', () => {
  expect(troubles(device({}), NOW)).toEqual([]);
  expect(isOnline(device({}), NOW)).toBe(true);
  expect(isOnline(device({ last_seen_at: '2026-11-21T11:56:00Z' }), NOW)).toBe(false);
});

test.each<[string, Partial<Device>, string[]]>([
  ['holes', { missing_count: 1 }, ['holes']],
  ['an old queue', { oldest_unsynced_at: '2026-11-21T11:40:00Z' }, ['behind']],
  ['a fresh queue', { oldest_unsynced_at: '2026-11-21T11:50:00Z' }, []],
  ['a day of silence', { last_seen_at: '2026-11-20T11:00:00Z' }, ['away']],
  ['a clock that is wrong', { clock_skew_ms: -61_000 }, ['clock']],
  ['a store that the browser may clear', { storage_persisted: false }, ['storage']],
  ['revoked', { revoked_at: '2026-11-20T11:00:00Z', missing_count: 4 }, ['revoked']],
  ['never seen', { last_seen_at: null }, ['never']],
])('%s', (_, of, expected) => {
  expect(troubles(device(of), NOW)).toEqual(expected);
});

test('the worst are on top, the revoked at the end', () => {
  const names = worstFirst(
    [
      device({ name: 'fine' }),
      device({ name: 'gone', revoked_at: '2026-11-20T11:00:00Z' }),
      device({ name: 'clock', clock_skew_ms: 99_000 }),
      device({ name: 'holes', missing_count: 2 }),
    ],
    NOW,
  ).map(({ name }) => name);
  expect(names).toEqual(['holes', 'clock', 'fine', 'gone']);
});
