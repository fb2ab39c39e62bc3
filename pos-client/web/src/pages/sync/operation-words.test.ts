import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../../store/db';
import { operationReference, ranges, shownPayload, skewInWords } from './operation-words';

const ENTRY = { record_id: '0192f4c0-0000-7000-8000-000000000001' } as OutboxEntry;

describe('an operation in words', () => {
  it('is known by what people know', () => {
    expect(operationReference({ ...ENTRY, payload: { offline_reference: 'T1-20261121-004' } })).toBe(
      'T1-20261121-004',
    );
    expect(operationReference({ ...ENTRY, payload: { version: 3 } })).toBe('000000000001');
  });

  it('shows nothing of the till’s own', () => {
    expect(JSON.parse(shownPayload({ ...ENTRY, payload: { total: 5, _error: 'x' } }))).toEqual({ total: 5 });
  });

  it('tells which numbers are missing', () => {
    expect(ranges([3, 1, 2, 7, 10, 9])).toBe('1–3, 7, 9–10');
    expect(ranges([])).toBe('');
  });

  it('tells of a clock only where it is wrong', () => {
    expect(skewInWords(null)).toBeNull();
    expect(skewInWords(-60_000)).toBeNull();
    expect(skewInWords(86_400_000)).not.toBeNull();
  });
});
