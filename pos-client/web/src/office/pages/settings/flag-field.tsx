import type { FormFieldProps } from '../../form/fields';
import { texts } from '../../i18n';
import type settings from '../../i18n/en/settings';
import { Select } from '../../ui';

const t = texts<typeof settings>();

/** Yes, no, or nothing said: then what lies below holds. */
export function FlagField({ form, name, label, hint, none }: FormFieldProps & { none: string }) {
  const value = form.value(name);
  return (
    <Select
      label={label}
      hint={hint}
      value={typeof value === 'boolean' ? String(value) : ''}
      options={[
        { value: '', label: none },
        { value: 'true', label: t('list.yes') },
        { value: 'false', label: t('list.no') },
      ]}
      onChange={(chosen) => form.set(name, chosen === '' ? null : chosen === 'true')}
    />
  );
}
