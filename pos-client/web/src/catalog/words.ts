/** How names are made comparable: without case, accents and the spellings of one Arabic letter. */

const ASCII = /^[\x20-\x7e]*$/;
const ASCII_WORDS = /[a-z0-9]+/g;
const WORDS = /[\p{L}\p{N}]+/gu;
const MARKS = /\p{M}|\u0640/gu;
const FOLDED = /[ٱةىیېکڪۀہھßıøłđæœ٠-٩۰-۹]/g;

/** What no decomposition tells: letters of the Arabic script that are written in several ways, and some Latin ones. */
const FOLDS: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  ۀ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ß: 'ss',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
};

const ARTICLE = 'ال';

/**
 * The same text for all spellings of one word: lower case, no accents and vowel signs, hamza and madda dropped from their
 * letters, ta marbuta as ha, digits of all scripts as 0–9.
 */
export function normalized(text: string): string {
  if (ASCII.test(text)) {
    return text.toLowerCase();
  }
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(FOLDED, (letter) => FOLDS[letter] ?? digit(letter));
}

/** The normalized words of a text, in order. */
export function words(text: string): string[] {
  const plain = normalized(text);
  return plain.match(ASCII.test(plain) ? ASCII_WORDS : WORDS) ?? [];
}

/** A word without the Arabic article, where it has one and is long enough to be a word without it. */
export function withoutArticle(word: string): string {
  return word.startsWith(ARTICLE) && word.length > 4 ? word.slice(ARTICLE.length) : word;
}

/** Arabic-Indic digits and their Persian forms each stand in a row. */
function digit(letter: string): string {
  return String.fromCharCode(0x30 + (letter.charCodeAt(0) & 0xf));
}

const MARK_BITS = 30;

/**
 * A bit for the first two letters of each word: a text can't have a word that begins like one of the wanted, if its mark
 * lacks a bit of theirs. Spares most looks at texts.
 */
export function markOf(all: Iterable<string>): number {
  let mark = 0;
  for (const word of all) {
    if (word.length > 1) {
      mark |= 1 << ((word.charCodeAt(0) * 31 + word.charCodeAt(1)) % MARK_BITS);
    }
  }
  return mark;
}
