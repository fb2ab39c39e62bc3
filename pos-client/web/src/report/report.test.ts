import { expect, test } from 'vitest';
import { STARTING } from '../sync/client';
import { isTellable, reportOf } from './report';

const NOW = new Date('2026-11-21T12:00:00Z');

test('a till tells what waits, since when, and how its storage stands', () => {
  const state = {
    ...STARTING,
    pending: 3,
    failed: 1,
    oldestUnsyncedAt: '2026-11-21T11:58:30.400Z',
    persisted: true,
  };
  expect(reportOf(state, { usage: 5_000, quota: 9_000 }, NOW)).toEqual({
    client_version: expect.stringMatching(/^web \d+\.\d+\.\d+/),
    queue_length: 3,
    failed_count: 1,
    oldest_unsynced_seconds: 90,
    storage_persisted: true,
    storage_used_bytes: 5_000,
    storage_quota_bytes: 9_000,
  });
});

test('what isn’t known is left out, and a clock that was set back makes nothing negative', () => {
  expect(Object.keys(reportOf(STARTING, {}, NOW))).toEqual([
    'client_version',
    'queue_length',
    'failed_count',
  ]);
  const ahead = { ...STARTING, oldestUnsyncedAt: '2026-11-21T13:00:00Z' };
  expect(reportOf(ahead, {}, NOW).oldest_unsynced_seconds).toBe(0);
});

test('a till that reaches nobody tells nothing', () => {
  expect(isTellable({ phase: 'idle' })).toBe(true);
  expect(isTellable({ phase: 'unreachable' })).toBe(false);
  expect(isTellable({ phase: 'stopped' })).toBe(false);
});
