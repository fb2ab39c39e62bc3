import { useEffect } from 'preact/hooks';
import type { Values } from './changes';
import type { Form } from './form';

export interface FormFieldProps {
  form: Form;
  /** as on the wire */
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  disabled?: boolean;
  /** what is wrong with the value, in words; null for nothing */
  check?: (value: unknown, values: Values) => string | null;
}

/** Tells the form what is asked of the field, while it is there. */
export function useRule({ form, name, label, required, check }: FormFieldProps): void {
  useEffect(() => form.rule(name, { label, required, check }), [form, name, label, required, check]);
}

export function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** `required` is told to the eye too. */
export function labelOf({ label, required }: FormFieldProps): string {
  return required ? `${label} *` : label;
}
