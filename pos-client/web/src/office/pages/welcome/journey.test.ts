import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Unreachable } from '../../http';
import { comeBack, setOut } from './journey';
import { readMethods } from './methods';

const store = new Map<string, string>();

beforeEach(() =>
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  }),
);
afterEach(() => {
  store.clear();
  vi.unstubAllGlobals();
});

test('the page that was asked for opens after the way to the provider, once', () => {
  setOut(true, { pathname: '/office/orders/o-1', search: '?status=pending' });
  expect(comeBack()).toEqual({ path: '/orders/o-1?status=pending', stay: true });
  expect(comeBack()).toEqual({ path: '/', stay: false });
});

test.each(['{"path":"//elsewhere.example/"}', '{"path":"https://elsewhere.example"}', 'nonsense', '[]'])(
  'what was kept leads nowhere else: %s',
  (kept) => {
    store.set('tillstream.office.journey', kept);
    expect(comeBack()).toEqual({ path: '/', stay: false });
  },
);

test('where nobody tells how to sign in, passwords are asked for', async () => {
  expect(await readMethods(async () => ({ passwords: false, oidc: true }))).toEqual({
    passwords: false,
    oidc: true,
  });
  const away = async () => {
    throw new Unreachable('no connection');
  };
  expect(await readMethods(away)).toEqual({ passwords: true, oidc: false });
});
