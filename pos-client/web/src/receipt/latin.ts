import type { ReceiptDocument } from './document';

/** Whether all of it is in Latin letters. */
export function isLatin({ rtl, lines }: ReceiptDocument): boolean {
  const texts = lines.map((line) =>
    'text' in line ? line.text : 'label' in line ? line.label + line.value : '',
  );
  return !rtl && texts.every((text) => /^[\p{Script=Latin}\p{Script=Common}]*$/u.test(text));
}
