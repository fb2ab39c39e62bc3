import { computed, signal } from '@preact/signals';
import type en from './en';

export type Language = 'en' | 'ar' | 'id';

/** A sentence that depends on a number `n`: a form for each plural category that the language has. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** English tells which texts there are; the other languages have the same keys, checked by the compiler. */
export type Messages = { [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural };

export type MessageKey = keyof Messages;
export type Params = Record<string, string | number>;

/** Each in its own language and script. */
export const LANGUAGES: readonly { id: Language; name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'ar', name: 'العربية' },
  { id: 'id', name: 'Bahasa Indonesia' },
];

/** Digits stay 0–9 in Arabic too: those of scanners, printed receipts and price labels. */
const LOCALES: Record<Language, string> = { en: 'en-GB', ar: 'ar-u-nu-latn', id: 'id' };

type Loaders = Record<Language, () => Promise<{ default: Texts }>>;

/** What selling needs comes first, and alone. */
const FIRST: Loaders = {
  en: () => import('./en/first'),
  ar: () => import('./ar/first'),
  id: () => import('./id/first'),
};

/** The texts of the other pages. */
const REST: Loaders = {
  en: () => import('./en/office'),
  ar: () => import('./ar/office'),
  id: () => import('./id/office'),
};

/** Texts by their keys, whichever app they are of. */
export type Texts = Readonly<Record<string, string | Plural>>;

const STORED = 'tillstream.language';
const loaded = signal<{ language: Language; messages: Texts; isWhole: boolean } | null>(null);
let loaders: readonly [Loaders, Loaders?] = [FIRST, REST];

/** Another app than the till brings its own texts, those of the parts that it shares among them; before it speaks. */
export function teach(own: Loaders): void {
  loaders = [own];
}

/** What is spoken now; a component that reads it is drawn anew when it changes. */
export const language = computed<Language>(() => loaded.value?.language ?? 'en');

/** The locale for `Intl`. */
export const locale = computed(() => LOCALES[language.value]);

const pluralRules = computed(() => new Intl.PluralRules(locale.value));

/** What the person chose on this device, or else what the browser asks for, or else English. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return (
    LANGUAGES.find(({ id }) => wanted.find((tag) => LANGUAGES.some((known) => known.id === tag)) === id)
      ?.id ?? 'en'
  );
}

/** Whether the language is written from right to left. */
export const isRtl = computed(() => language.value === 'ar');

/** Loads the language's texts, of them first what selling needs, turns the page to its direction and remembers the choice. */
export async function speak(chosen: Language): Promise<void> {
  await load(chosen, loaded.peek()?.isWhole ?? false);
  localStorage.setItem(STORED, chosen);
  document.documentElement.lang = chosen;
  document.documentElement.dir = isRtl.value ? 'rtl' : 'ltr';
}

/** All texts of the language, and nothing but them: for a place without a page. */
export function loadLanguage(chosen: Language): Promise<void> {
  return load(chosen, true);
}

/** The rest of the texts, for the pages beside selling; once. */
export async function allTexts(): Promise<void> {
  const now = loaded.peek();
  if (now !== null && !now.isWhole) {
    await load(now.language, true);
  }
}

async function load(chosen: Language, isWhole: boolean): Promise<void> {
  const [first, rest] = loaders;
  const parts = await Promise.all([first[chosen](), isWhole ? rest?.[chosen]() : undefined]);
  const messages: Texts = { ...parts[0].default, ...parts[1]?.default };
  loaded.value = { language: chosen, messages, isWhole: isWhole || rest === undefined };
}

/**
 * The text of a key; `{name}` stands for a parameter, and `n` chooses the plural form. Numbers among the parameters are
 * written as the language does; format money and quantities before.
 */
export function t(key: MessageKey, params: Params = {}): string {
  const message = loaded.value?.messages[key];
  if (message === undefined) {
    return key;
  }
  return fill(typeof message === 'string' ? message : form(message, params), params);
}

/** The text of a key that is made at run time, such as a server's reason; the fallback where there is none. */
export function tMaybe(key: string, fallback: string, params: Params = {}): string {
  return isKey(key) ? t(key, params) : fallback;
}

/** The sign of a unit of measure, such as kg; one that nobody has a word for stays as it is. */
export function measureLabel(unit: string): string {
  return tMaybe(`measure.${unit.toLowerCase()}`, unit);
}

function isKey(key: string): key is MessageKey {
  return loaded.value !== null && Object.hasOwn(loaded.value.messages, key);
}

function form(plural: Plural, { n }: Params): string {
  return plural[pluralRules.value.select(Number(n))] ?? plural.other;
}

/** Signs that turn the writing: a name that has some would turn the rest of the sentence with it. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return typeof value === 'number'
      ? value.toLocaleString(locale.value)
      : (value?.replace(TURNING, '') ?? whole);
  });
}

export * from './format';
