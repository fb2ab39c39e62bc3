import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { currency, editableAmount, parseAmount, parsePercent, parseQuantity } from '../../i18n';
import { Field } from '../../ui/field';
import { t } from '../i18n';
import { type FormFieldProps, labelOf, useRule } from './field';

interface TypedProps extends FormFieldProps {
  parse: (typed: string) => number | null;
  format: (value: number) => string;
  wrong: string;
  after?: ComponentChildren;
  inputMode?: 'decimal' | 'numeric';
}

/** A number that is typed: the text stays as it is while it is typed, then it shows what was understood. */
function TypedField(props: TypedProps) {
  useRule(props);
  const { form, name, parse, format } = props;
  const value = form.value(name);
  const shown = typeof value === 'number' ? format(value) : '';
  const [text, setText] = useState(shown);
  const generation = form.generation.value;
  useEffect(() => setText(shown), [generation]);
  const type = (typed: string) => {
    setText(typed);
    const number = typed.trim() === '' ? null : parse(typed);
    form.set(name, number);
    if (number === null && typed.trim() !== '') {
      form.wrong(name, props.wrong);
    }
  };
  return (
    <Field
      label={labelOf(props)}
      hint={props.hint}
      error={form.error(name)}
      value={text}
      onInput={type}
      onBlur={() => typeof value === 'number' && setText(shown)}
      inputMode={props.inputMode ?? 'decimal'}
      after={props.after}
      disabled={props.disabled}
      required={props.required}
      numeric
    />
  );
}

/** An amount in the organization's currency; the value is in minor units. */
export function MoneyField(props: FormFieldProps) {
  return (
    <TypedField
      {...props}
      parse={parseAmount}
      format={editableAmount}
      wrong={t('form.money')}
      after={currency.value}
    />
  );
}

/** The value is a decimal number with three digits at most, as on the wire. */
export function QuantityField({ unit, ...props }: FormFieldProps & { unit?: string }) {
  return (
    <TypedField
      {...props}
      parse={(typed) => {
        const thousandths = parseQuantity(typed);
        return thousandths === null ? null : thousandths / 1000;
      }}
      format={String}
      wrong={t('form.quantity')}
      after={unit}
    />
  );
}

/** A percentage; the value is in basis points. */
export function PercentField(props: FormFieldProps) {
  return (
    <TypedField
      {...props}
      parse={parsePercent}
      format={(points) => String(points / 100)}
      wrong={t('form.percent')}
      after="%"
    />
  );
}

/** A whole number. */
export function NumberField({ unit, ...props }: FormFieldProps & { unit?: string }) {
  return (
    <TypedField
      {...props}
      parse={(typed) => {
        const thousandths = parseQuantity(typed);
        return thousandths !== null && thousandths % 1000 === 0 ? thousandths / 1000 : null;
      }}
      format={String}
      wrong={t('form.number')}
      inputMode="numeric"
      after={unit}
    />
  );
}
