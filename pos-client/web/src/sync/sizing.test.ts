import { describe, expect, it } from 'vitest';
import { Backoff } from './backoff';
import { Sizing } from './sizing';

describe('sizing (R-19)', () => {
  it('grows while all is well, up to the limit', () => {
    const size = new Sizing(25, 1_000, 5_000);
    const seen = Array.from({ length: 4 }, () => {
      size.wentWell();
      return size.now;
    });
    expect(seen).toEqual([2_000, 4_000, 5_000, 5_000]);
  });

  it('stays below what stalled for a good while, and never asks for less than the least', () => {
    const size = new Sizing(25, 1_000, 5_000);
    size.tooMuch(1_000);
    expect(size.now).toBe(500);
    for (let i = 0; i < 29; i += 1) {
      size.wentWell();
    }
    expect(size.now).toBe(500);
    size.wentWell();
    expect(size.now).toBe(1_000);
    for (let i = 0; i < 20; i += 1) {
      size.tooMuch(size.now);
    }
    expect(size.now).toBe(25);
  });
});

describe('backoff (R-12)', () => {
  it('doubles up to its limit, with jitter between half and whole', () => {
    const low = new Backoff(1_000, 30_000, () => 0);
    const high = new Backoff(1_000, 30_000, () => 0.999_999);
    expect([1, 2, 3, 6, 40].map((failures) => low.after(failures))).toEqual([
      500, 1_000, 2_000, 15_000, 15_000,
    ]);
    expect([1, 2, 3, 6, 40].map((failures) => high.after(failures))).toEqual([
      1_000, 2_000, 4_000, 30_000, 30_000,
    ]);
  });
});
