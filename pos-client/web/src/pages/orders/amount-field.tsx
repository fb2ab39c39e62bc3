import { currency } from '../../i18n';
import { Field, type FieldProps } from '../../ui';

/** An amount of money as somebody types it; read it with `parseAmount`. */
export function AmountField(props: Omit<FieldProps, 'before' | 'inputMode' | 'numeric'>) {
  return <Field {...props} before={currency.value} inputMode="decimal" numeric />;
}
