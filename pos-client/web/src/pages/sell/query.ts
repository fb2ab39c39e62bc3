import { parseQuantity } from '../../i18n';

/** What was typed: `3*milk` is three of what is found. */
export interface Query {
  /** thousandths; null where no number leads */
  quantity: number | null;
  text: string;
}

/** Reads `NUMBER*TEXT`; `×` serves as well. */
export function readQuery(typed: string): Query {
  const match = /^\s*([\d٠-٩.,]+)\s*[*×]\s*(.*)$/.exec(typed);
  const quantity = match ? parseQuantity(match[1] ?? '') : null;
  return match && quantity !== null && quantity > 0
    ? { quantity, text: match[2] ?? '' }
    : { quantity: null, text: typed };
}
