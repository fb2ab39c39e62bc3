import { t } from '../../i18n';
import type { Tender } from '../../store/records';
import { Choice, type IconName } from '../../ui';

const ICONS: Record<Tender, IconName> = {
  cash: 'cash',
  card: 'card',
  bank_transfer: 'bank',
  credit: 'credit',
};

/** Ways in which money can come or go at the counter, in the order in which they are offered. */
export const MONEY = ['cash', 'card', 'bank_transfer'] as const satisfies readonly Tender[];

export interface MethodChoiceProps<T extends Tender> {
  label: string;
  methods: readonly T[];
  /** null until somebody chooses: there is no default (S1-6) */
  value: T | null;
  onChange: (method: T) => void;
}

/** How money is given or taken. */
export function MethodChoice<T extends Tender>({ label, methods, value, onChange }: MethodChoiceProps<T>) {
  return (
    <Choice
      label={label}
      options={methods.map((method) => ({
        value: method,
        label: t(`method.${method}`),
        icon: ICONS[method],
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
