import { formatMoney } from '../i18n';

export interface MoneyProps {
  /** in minor units of the organization's currency */
  amount: number | null | undefined;
  /** with a plus before what is more than nothing */
  signed?: boolean;
}

/** An amount as the person's language writes it, kept in one piece and read left to right. */
export function Money({ amount, signed }: MoneyProps) {
  return (
    <bdi class="money">{amount === null || amount === undefined ? '–' : formatMoney(amount, signed)}</bdi>
  );
}
