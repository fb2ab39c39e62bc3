import { expect, test } from 'vitest';
import ar from './ar';
import en from './en';
import id from './id';
import { loadLanguage, type Messages, type Plural, t } from './index';

const OTHERS: [string, Messages][] = [
  ['ar', ar],
  ['id', id],
];

/** The parameters that a text has, in all its forms. */
function parameters(message: string | Plural): Set<string> {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  return new Set(
    texts.flatMap((text) => [...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')),
  );
}

test.each(OTHERS)('%s has the same parameters as English in each text', (_, messages) => {
  for (const [key, message] of Object.entries(en)) {
    const other = messages[key as keyof Messages];
    const wanted = [...parameters(message)].filter((name) => name !== 'n').sort();
    expect([...parameters(other)].filter((name) => name !== 'n').sort(), key).toEqual(wanted);
  }
});

test.each(OTHERS)('%s has every plural form that it needs', (language, messages) => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const [key, message] of Object.entries(messages)) {
    if (typeof message !== 'string') {
      expect(Object.keys(message), key).toEqual(expect.arrayContaining(categories));
    }
  }
});

test('a number chooses its form', async () => {
  await loadLanguage('ar');
  expect(t('sync.pending', { n: 2 })).toBe('عمليتان في انتظار الإرسال');
  expect(t('sync.pending', { n: 3 })).toBe('3 عمليات في انتظار الإرسال');
  expect(t('sync.pending', { n: 11 })).toBe('11 عملية في انتظار الإرسال');
  await loadLanguage('en');
  expect(t('sync.pending', { n: 1 })).toBe('1 operation waits to be sent');
});
