import { describe, expect, test } from 'vitest';
import type { PosSettings } from '../store/records';
import { effectiveSettings } from '../store/settings';
import { type OfflineBreach, offlineBreaches } from './limits';
import { vectors } from './vectors.test-support';

interface Vector {
  name: string;
  pos_settings: PosSettings[];
  branch_id: string | null;
  offline_ms: number;
  unsynced: number;
  total: number;
  discount: number;
  undiscounted: number;
  expected: OfflineBreach[];
}

describe('B-8: the cases that every till shares', () => {
  const cases = vectors<Vector[]>('limits');

  test('are all there', () => expect(cases.length).toBeGreaterThanOrEqual(25));

  test.each(cases)('$name', ({ pos_settings, branch_id, offline_ms, expected, ...sale }) => {
    const settings = effectiveSettings(pos_settings, branch_id);
    const { unsynced, total, discount, undiscounted } = sale;
    const breaches = offlineBreaches(settings, {
      offlineMs: offline_ms,
      unsynced,
      total,
      discount,
      undiscounted,
    });
    expect(breaches).toEqual(expected);
  });
});
