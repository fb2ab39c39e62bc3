import { expect, test } from 'vitest';
import { browserKeep } from './keep';

class Shelf implements Storage {
  private readonly all = new Map<string, string>();
  [name: string]: unknown;

  get length(): number {
    return this.all.size;
  }

  clear(): void {
    this.all.clear();
  }

  getItem(key: string): string | null {
    return this.all.get(key) ?? null;
  }

  key(index: number): string | null {
    return [...this.all.keys()][index] ?? null;
  }

  removeItem(key: string): void {
    this.all.delete(key);
  }

  setItem(key: string, value: string): void {
    this.all.set(key, value);
  }
}

test('a token is the tab’s alone unless the person stays signed in', () => {
  const [tab, browser] = [new Shelf(), new Shelf()];
  const keep = browserKeep(
    () => tab,
    () => browser,
  );
  keep.store('one', false);
  expect([tab.length, browser.length]).toEqual([1, 0]);
  keep.store('two', true);
  expect([tab.length, browser.length]).toEqual([0, 1]);
  keep.store('three');
  expect([tab.length, browser.length]).toEqual([0, 1]);
  expect(
    browserKeep(
      () => new Shelf(),
      () => browser,
    ).token(),
  ).toBe('three');
  keep.forget();
  expect(keep.token()).toBeNull();
});

test('a hint that somebody spoilt is none', () => {
  const browser = new Shelf();
  const keep = browserKeep(
    () => new Shelf(),
    () => browser,
  );
  keep.remember({ organization: 'MC01', email: 'a@b.c' });
  expect(keep.hint()).toEqual({ organization: 'MC01', email: 'a@b.c' });
  browser.setItem('tillstream.office.hint', '{');
  expect(keep.hint()).toBeNull();
});
