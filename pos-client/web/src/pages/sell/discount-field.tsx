import { useState } from 'preact/hooks';
import { currency, editableAmount, parseAmount, parsePercent, t } from '../../i18n';
import { Choice, Field } from '../../ui';
import type { Discount } from './cart';
import './goods-dialog.css';

export interface DiscountFieldProps {
  discount: Discount | null;
  onChange: (discount: Discount | null) => void;
  focused?: boolean;
}

/** A percentage or an amount; empty for none. */
export function DiscountField({ discount, onChange, focused }: DiscountFieldProps) {
  const [kind, setKind] = useState<Discount['kind']>(discount?.kind ?? 'rate');
  const [typed, setTyped] = useState(textOf(discount));
  const change = (text: string, as: Discount['kind']) => {
    setTyped(text);
    setKind(as);
    onChange(readDiscount(text, as));
  };
  const wrong = typed !== '' && readDiscount(typed, kind) === null;
  return (
    <div class="discount-field">
      <Field
        label={t('sell.discount')}
        value={typed}
        onInput={(text) => change(text, kind)}
        inputMode="decimal"
        placeholder="0"
        error={wrong ? t('sell.wrongDiscount') : null}
        focused={focused}
        numeric
      />
      <Choice
        quiet
        label={t('sell.discountKind')}
        options={[
          { value: 'rate', label: '%' },
          { value: 'amount', label: currency.value },
        ]}
        value={kind}
        onChange={(as) => change(typed, as)}
      />
    </div>
  );
}

/** Null for nothing, and for what is no discount: percentages end at 100. */
export function readDiscount(typed: string, kind: Discount['kind']): Discount | null {
  const value = kind === 'rate' ? parsePercent(typed) : parseAmount(typed);
  if (value === null || value <= 0 || (kind === 'rate' && value > 10_000)) {
    return null;
  }
  return kind === 'rate' ? { kind, rate: value } : { kind, amount: value };
}

function textOf(discount: Discount | null): string {
  if (!discount) {
    return '';
  }
  return discount.kind === 'rate' ? String(discount.rate / 100) : editableAmount(discount.amount);
}
