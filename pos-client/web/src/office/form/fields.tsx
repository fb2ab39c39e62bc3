import { Checkbox, Field, Select } from '../../ui/field';
import { t } from '../i18n';
import { startOfDay } from '../list/filter';
import { asText, type FormFieldProps, labelOf, useRule } from './field';
import { Lookup } from './lookup';

export type { FormFieldProps } from './field';
export { MoneyField, NumberField, PercentField, QuantityField } from './number-fields';

export interface TextFieldProps extends FormFieldProps {
  rows?: number;
  maxLength?: number;
  type?: 'text' | 'tel' | 'email';
  placeholder?: string;
  focused?: boolean;
}

/** A line of text, or, with `rows`, an area. */
export function TextField(props: TextFieldProps) {
  useRule(props);
  const { form, name } = props;
  return (
    <Field
      label={labelOf(props)}
      hint={props.hint}
      error={form.error(name)}
      value={asText(form.value(name))}
      onInput={(text) => form.set(name, text)}
      rows={props.rows}
      type={props.type}
      maxLength={props.maxLength ?? (props.rows ? 10_000 : 255)}
      placeholder={props.placeholder}
      disabled={props.disabled}
      required={props.required}
      focused={props.focused}
    />
  );
}

export interface DateFieldProps extends FormFieldProps {
  /** what goes on the wire: a date alone, or the time at which the day begins or ends here */
  as?: 'date' | 'start' | 'end';
}

/** A day. */
export function DateField({ as = 'date', ...props }: DateFieldProps) {
  useRule(props);
  const { form, name } = props;
  const value = asText(form.value(name));
  const day = value.length > 10 ? localDay(new Date(value)) : value;
  const onWire = (text: string) => {
    if (text === '' || as === 'date') {
      return text || null;
    }
    const start = startOfDay(text);
    return (
      as === 'start'
        ? start
        : new Date(start.getFullYear(), start.getMonth(), start.getDate(), 23, 59, 59, 999)
    ).toISOString();
  };
  return (
    <Field
      label={labelOf(props)}
      hint={props.hint}
      error={form.error(name)}
      type="date"
      value={day}
      onInput={(text) => form.set(name, onWire(text))}
      disabled={props.disabled}
      required={props.required}
    />
  );
}

/** A day and a time of day here; RFC 3339 on the wire. */
export function DateTimeField(props: FormFieldProps) {
  useRule(props);
  const { form, name } = props;
  const value = asText(form.value(name));
  return (
    <Field
      label={labelOf(props)}
      hint={props.hint}
      error={form.error(name)}
      type="datetime-local"
      value={value === '' ? '' : localTime(new Date(value))}
      onInput={(text) => form.set(name, text === '' ? null : new Date(text).toISOString())}
      disabled={props.disabled}
      required={props.required}
    />
  );
}

function localDay(time: Date): string {
  return localTime(time).slice(0, 10);
}

function localTime(time: Date): string {
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export interface ChoiceFieldProps extends FormFieldProps {
  options: readonly { value: string; label: string; disabled?: boolean }[];
  /** the words for no choice; absent: one has to be chosen and none is there before */
  none?: string;
}

/** One of a few. */
export function ChoiceField(props: ChoiceFieldProps) {
  useRule(props);
  const { form, name, options, none } = props;
  const value = asText(form.value(name));
  const empty = { value: '', label: none ?? t('form.choose'), disabled: none === undefined && value !== '' };
  return (
    <Select
      label={labelOf(props)}
      hint={props.hint}
      error={form.error(name)}
      value={value}
      options={[empty, ...options]}
      onChange={(chosen) => form.set(name, chosen || null)}
      disabled={props.disabled}
    />
  );
}

/** A yes or no. */
export function SwitchField(props: FormFieldProps & { absent?: boolean }) {
  useRule(props);
  const { form, name, absent = false } = props;
  return (
    <Checkbox
      label={props.label}
      hint={props.hint}
      checked={Boolean(form.value(name) ?? absent)}
      onChange={(checked) => form.set(name, checked)}
      disabled={props.disabled}
    />
  );
}

export interface LookupFieldProps extends FormFieldProps {
  /** whose records are searched; the value is an id */
  table: string;
}

/** A record of another table, found by typing. */
export function LookupField(props: LookupFieldProps) {
  useRule(props);
  const { form, name } = props;
  const value = form.value(name);
  return (
    <Lookup
      table={props.table}
      label={labelOf(props)}
      hint={props.hint}
      error={form.error(name)}
      value={typeof value === 'string' ? value : null}
      onChange={(id) => form.set(name, id)}
      disabled={props.disabled}
    />
  );
}
