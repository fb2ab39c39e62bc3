import { type Language, type Params, type Plural, type Texts, teach, tMaybe } from '../../i18n';
import type common from './en/common';

/** The keys of a page's English texts, with the words of another language. */
export type Translated<M> = { readonly [K in keyof M]: M[K] extends string ? string : Plural };

const LOADERS: Record<Language, () => Promise<{ default: Texts }>> = {
  en: () => import('./en'),
  ar: () => import('./ar'),
  id: () => import('./id'),
};

/** From now on `speak` loads the office's texts in place of the till's. */
export function teachOffice(): void {
  teach(LOADERS);
}

/**
 * The way a page speaks: `const t = texts<typeof messages>()`, where `messages` is the default export of its
 * `en/<page>.ts`. It knows the page's keys and those of `en/common.ts`, checked by the compiler.
 */
export function texts<M>(): (key: keyof (M & typeof common) & string, params?: Params) => string {
  return (key, params) => tMaybe(key, key, params);
}

/** The keys of `en/common.ts` alone. */
export const t = texts<typeof common>();

/** A text whose key is made at run time, such as `tender.${method}`; the fallback where there is none. */
export const tAny = tMaybe;
