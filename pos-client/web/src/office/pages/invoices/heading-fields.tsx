import { Lookup } from '../../form/lookup';
import { FormGroup } from '../../form/record-form';
import { texts } from '../../i18n';
import type invoices from '../../i18n/en/invoices';
import { Field } from '../../ui';
import { customerIn, type Heading } from './invoice';

const t = texts<typeof invoices>();

export interface HeadingFieldsProps {
  heading: Heading;
  onChange: (heading: Heading) => void;
  /** somebody tried to save: what is missing is told */
  tried: boolean;
}

/** What a person says of an invoice. A customer who is chosen fills in what is known of them. */
export function HeadingFields({ heading, onChange, tried }: HeadingFieldsProps) {
  const field = (name: Exclude<keyof Heading, 'customerId'>, label: string, required = false) => ({
    label: required ? `${label} *` : label,
    value: heading[name],
    onInput: (value: string) => onChange({ ...heading, [name]: value }),
    error: required && tried && heading[name].trim() === '' ? t('form.required', { field: label }) : null,
  });
  const isTooEarly = heading.due !== '' && heading.due < heading.issued;
  return (
    <>
      <FormGroup>
        <Field
          {...field('number', t('invoices.number'), true)}
          hint={t('invoices.numberHint')}
          maxLength={255}
        />
        <Field {...field('issued', t('invoices.issued'), true)} type="date" />
        <Field
          {...field('due', t('invoices.due'))}
          type="date"
          error={isTooEarly ? t('invoices.dueBefore') : null}
        />
      </FormGroup>
      <FormGroup title={t('invoices.to')}>
        <Lookup
          table="customers"
          label={t('field.customer')}
          value={heading.customerId}
          onChange={(_, customer) =>
            onChange(customer ? { ...heading, ...customerIn(customer) } : { ...heading, customerId: null })
          }
        />
        <Field {...field('name', t('invoices.customerName'), true)} maxLength={255} />
        <Field {...field('taxNumber', t('invoices.customerTax'))} maxLength={255} />
        <Field {...field('address', t('invoices.customerAddress'))} maxLength={10_000} rows={3} />
        <div class="form-wide">
          <Field {...field('notes', t('field.notes'))} maxLength={10_000} rows={2} />
        </div>
      </FormGroup>
    </>
  );
}
