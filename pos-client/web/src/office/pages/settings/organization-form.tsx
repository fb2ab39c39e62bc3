import { TextField } from '../../form/fields';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { texts } from '../../i18n';
import type settings from '../../i18n/en/settings';
import type { AnyRecord } from '../../lookup';

const t = texts<typeof settings>();

/** Who the chain is: on invoices and receipts. Its code and currency stay what they were at the beginning. */
export function OrganizationForm({ record }: { record: AnyRecord }) {
  const state = useRecordForm({
    type: 'organizations.upsert',
    record,
    done: t('settings.organizationSaved'),
  });
  const { form } = state;
  return (
    <RecordForm state={state}>
      <FormGroup title={t('settings.who')}>
        <TextField form={form} name="name" label={t('field.name')} required />
        <TextField form={form} name="legal_name" label={t('settings.legalName')} />
        <TextField form={form} name="tax_number" label={t('settings.taxNumber')} />
        <TextField form={form} name="country" label={t('settings.country')} />
        <TextField form={form} name="phone" label={t('settings.phone')} type="tel" />
        <TextField form={form} name="email" label={t('settings.email')} type="email" />
        <TextField form={form} name="timezone" label={t('settings.timezone')} placeholder="Europe/Berlin" />
        <div class="form-wide">
          <TextField form={form} name="address" label={t('settings.address')} rows={3} />
        </div>
      </FormGroup>
    </RecordForm>
  );
}
