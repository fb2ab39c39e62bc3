import { valueCheckDigit } from './checkDigit';

/** Digits of a scale's code. */
export const LENGTH = 13;

const PREFIX_DIGITS = 2;
const MAX_DECIMALS = 3;

/**
 * What the codes with one prefix mean, as a chain's scales print them (B-14): prefix, the item's digits, a check digit of the
 * value where `checked`, the value's digits, and the check digit of the whole; 13 digits together.
 */
export interface ScaleBarcode {
  /** 02, or 20 to 29 */
  prefix: string;
  kind: 'weight' | 'price';
  itemDigits: number;
  valueDigits: number;
  /** of a weight, in the product's weight unit; a price is in minor units and has none */
  decimals: number;
  checked: boolean;
}

/** What such a code holds. */
export interface Label {
  layout: ScaleBarcode;
  item: string;
  value: number;
  valueIsRight: boolean;
}

const usual = (kind: ScaleBarcode['kind'], prefixes: readonly string[]): ScaleBarcode[] =>
  prefixes.map((prefix) => ({
    prefix,
    kind,
    itemDigits: 5,
    valueDigits: 5,
    decimals: kind === 'weight' ? MAX_DECIMALS : 0,
    checked: false,
  }));

/** What holds where a chain says nothing; countries don't agree on the prefixes. */
export const USUAL: readonly ScaleBarcode[] = [
  ...usual('price', ['02', '20', '22', '28']),
  ...usual('weight', ['21', '23', '24', '25', '26', '27', '29']),
];

/**
 * The layouts that `scale_barcodes` of the free settings names, else {@link USUAL}; an empty array means that no code holds
 * a weight or price. What is no layout is left out: a wrong setting must not stop a till from reading all other codes.
 *
 * @param settings `pos_settings.settings` of the branch
 */
export function scaleBarcodes(settings: unknown): readonly ScaleBarcode[] {
  const layouts = isObject(settings) ? settings.scale_barcodes : undefined;
  return Array.isArray(layouts) ? layouts.flatMap((layout) => readLayout(layout) ?? []) : USUAL;
}

/** What the code holds, where it is of this layout; the check digit of the whole has been looked at already. */
export function readLabel(layout: ScaleBarcode, code: string): Label | null {
  if (code.length !== LENGTH || !code.startsWith(layout.prefix)) {
    return null;
  }
  const afterItem = PREFIX_DIGITS + layout.itemDigits;
  const value = code.slice(afterItem + (layout.checked ? 1 : 0), LENGTH - 1);
  return {
    layout,
    item: code.slice(PREFIX_DIGITS, afterItem),
    value: Number(value),
    valueIsRight: !layout.checked || valueCheckDigit(value) === Number(code[afterItem]),
  };
}

function readLayout(value: unknown): ScaleBarcode | null {
  if (!isObject(value)) {
    return null;
  }
  const { prefix, kind } = value;
  const named = typeof kind === 'string' ? kind.toLowerCase() : '';
  if (typeof prefix !== 'string' || (named !== 'weight' && named !== 'price')) {
    return null;
  }
  const layout = {
    prefix,
    kind: named,
    itemDigits: count(value.item_digits, 5),
    valueDigits: count(value.value_digits, 5),
    decimals: named === 'price' ? 0 : count(value.decimals, MAX_DECIMALS),
    checked: value.value_check_digit === true,
  } satisfies ScaleBarcode;
  return isLayout(layout) ? layout : null;
}

function isLayout({ prefix, itemDigits, valueDigits, decimals, checked }: ScaleBarcode): boolean {
  const used = PREFIX_DIGITS + itemDigits + Number(checked) + valueDigits + 1;
  return (
    /^(02|2[0-9])$/.test(prefix) &&
    itemDigits > 0 &&
    valueDigits > 0 &&
    used === LENGTH &&
    decimals >= 0 &&
    decimals <= MAX_DECIMALS &&
    (!checked || valueDigits === 4 || valueDigits === 5)
  );
}

/** What is no whole number fits no layout. */
function count(value: unknown, otherwise: number): number {
  if (value === null || value === undefined) {
    return otherwise;
  }
  return Number.isInteger(value) ? Number(value) : Number.NaN;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
