import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Texts = Record<string, unknown>;

const RIGHTS = new URL('../../../sync-gateway/src/test/resources/rights.txt', import.meta.url);
const KINDS = readFileSync(RIGHTS, 'utf8')
  .split('\n')
  .map((line) => line.split(' ')[0] ?? '')
  .filter((kind) => kind.includes('.'));
const TILL = import.meta.glob<{ default: Texts }>('../src/i18n/*/sync.ts', { eager: true });
const OFFICE = import.meta.glob<{ default: Texts }>('../src/office/i18n/*/operations.ts', { eager: true });

test.each(['en', 'ar', 'id'])('each kind of operation has a name in %s', (language) => {
  const words = {
    ...TILL[`../src/i18n/${language}/sync.ts`]?.default,
    ...OFFICE[`../src/office/i18n/${language}/operations.ts`]?.default,
  };
  expect(KINDS.length).toBeGreaterThan(50);
  expect(KINDS.filter((kind) => typeof words[`operation.${kind}`] !== 'string')).toEqual([]);
});
