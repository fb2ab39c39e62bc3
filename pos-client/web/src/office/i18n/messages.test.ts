import { expect, test } from 'vitest';
import type { Plural, Texts } from '../../i18n';

const FILES = import.meta.glob<{ default: Texts }>('./{en,ar,id}/*.ts', { eager: true });
const PAGES = Object.keys(FILES)
  .filter((path) => path.startsWith('./en/'))
  .map((path) => path.slice('./en/'.length));
const CASES = PAGES.flatMap((page) => ['ar', 'id'].map((language) => [language, page] as const));

function of(language: string, page: string): Texts {
  return FILES[`./${language}/${page}`]?.default ?? {};
}

/** The parameters that a text has, in all its forms. */
function parameters(message: string | Plural | undefined): string[] {
  const forms = typeof message === 'string' ? [message] : Object.values(message ?? {});
  const names = forms.flatMap((text) =>
    [...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
  );
  return [...new Set(names)].filter((name) => name !== 'n').sort();
}

test.each(CASES)('%s says all of %s, with the same parameters', (language, page) => {
  const [en, other] = [of('en', page), of(language, page)];
  expect(Object.keys(other).sort()).toEqual(Object.keys(en).sort());
  for (const [key, message] of Object.entries(en)) {
    expect(parameters(other[key]), key).toEqual(parameters(message));
  }
});

test.each(CASES)('%s has every plural form in %s', (language, page) => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const [key, message] of Object.entries(of(language, page))) {
    if (typeof message !== 'string') {
      expect(Object.keys(message), key).toEqual(expect.arrayContaining(categories));
    }
  }
});

test('no two pages claim the same key', () => {
  const keys = PAGES.flatMap((page) => Object.keys(of('en', page)));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
