import { MoneyField, NumberField, PercentField, TextField } from '../../form/fields';
import type { Form } from '../../form/form';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { tAny, texts } from '../../i18n';
import type settings from '../../i18n/en/settings';
import type { AnyRecord } from '../../lookup';
import { Select } from '../../ui';
import { FlagField } from './flag-field';
import { MERGED, POLICIES, type Policy, policyOf, withPolicy } from './policy';

const t = texts<typeof settings>();
const POLICY = 'merge_policy';

/** The rules of the whole chain. */
export function ChainForm({ record }: { record: AnyRecord | null }) {
  const state = useRecordForm({ type: 'organization_settings.upsert', record, done: t('settings.saved') });
  const { form } = state;
  return (
    <RecordForm state={state}>
      <FormGroup title={t('settings.money')}>
        <PercentField form={form} name="tax_rate" label={t('settings.taxRate')} />
        <FlagField
          form={form}
          name="tax_included"
          label={t('settings.taxIncluded')}
          none={t('settings.notSet')}
        />
        <MoneyField
          form={form}
          name="cash_rounding"
          label={t('settings.rounding')}
          hint={t('settings.roundingHint')}
        />
        <NumberField form={form} name="return_days" label={t('settings.returnDays')} />
        <TextField form={form} name="timezone" label={t('settings.timezone')} placeholder="Europe/Berlin" />
      </FormGroup>
      <FormGroup title={t('settings.policy')}>
        <p class="muted form-wide">{t('settings.policyText')}</p>
        {MERGED.map((table) => (
          <PolicyField key={table} form={form} table={table} />
        ))}
      </FormGroup>
    </RecordForm>
  );
}

function PolicyField({ form, table }: { form: Form; table: string }) {
  const all = form.value(POLICY);
  return (
    <Select<Policy | ''>
      label={tAny(`settings.table.${table}`, table)}
      value={policyOf(all, table) ?? ''}
      options={[
        { value: '', label: t('settings.policy.none') },
        ...POLICIES.map((value) => ({ value, label: t(`settings.policy.${value}`) })),
      ]}
      onChange={(chosen) => form.set(POLICY, withPolicy(all, table, chosen || null))}
    />
  );
}
