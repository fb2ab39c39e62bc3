import { useState } from 'preact/hooks';
import { ONE } from '../../domain/quantity';
import { formatQuantity, parseQuantity, t } from '../../i18n';
import { IconButton } from '../../ui';

export interface QuantityFieldProps {
  /** of what, read aloud */
  label: string;
  /** thousandths */
  value: number;
  /** thousandths; absent for any */
  max?: number;
  onChange: (value: number) => void;
}

/** How many: by the keys at its sides, or typed. Never more than there is. */
export function QuantityField({ label, value, max = Number.MAX_SAFE_INTEGER, onChange }: QuantityFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const put = (quantity: number) => {
    setTyped(null);
    onChange(Math.max(0, Math.min(quantity, max)));
  };
  return (
    <div class="quantity">
      <IconButton
        kind="outlined"
        icon="minus"
        label={`${t('sell.less')}: ${label}`}
        disabled={value <= 0}
        onClick={() => put(value - ONE)}
      />
      <input
        type="text"
        inputMode="decimal"
        dir="ltr"
        aria-label={`${t('sell.quantity')}: ${label}`}
        value={typed ?? formatQuantity(value)}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => {
          const quantity = parseQuantity(event.currentTarget.value);
          setTyped(event.currentTarget.value);
          onChange(Math.max(0, Math.min(quantity ?? 0, max)));
        }}
        onBlur={() => setTyped(null)}
      />
      <IconButton
        kind="outlined"
        icon="plus"
        label={`${t('sell.more')}: ${label}`}
        disabled={value >= max}
        onClick={() => put(value + ONE)}
      />
    </div>
  );
}
