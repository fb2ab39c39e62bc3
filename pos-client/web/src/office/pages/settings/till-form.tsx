import { MoneyField, NumberField, PercentField, TextField } from '../../form/fields';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { texts } from '../../i18n';
import type settings from '../../i18n/en/settings';
import type { AnyRecord } from '../../lookup';
import { FlagField } from './flag-field';

const t = texts<typeof settings>();

export interface TillFormProps {
  /** null where nothing is set yet */
  record: AnyRecord | null;
  /** null for all branches */
  branchId: string | null;
}

/** What tills print and allow: of the chain, or of a branch, whose own words go before the chain's. */
export function TillForm({ record, branchId }: TillFormProps) {
  const state = useRecordForm({
    type: 'pos_settings.upsert',
    record,
    initial: branchId ? { for_branch_id: branchId } : {},
    done: t('settings.saved'),
  });
  const { form } = state;
  const none = t(branchId ? 'settings.asChain' : 'settings.notSet');
  const below = branchId ? t('settings.emptyAsChain') : undefined;
  return (
    <RecordForm state={state}>
      <FormGroup title={t('settings.receipt')}>
        <TextField form={form} name="store_name" label={t('settings.storeName')} hint={below} />
        <TextField form={form} name="receipt_header" label={t('settings.header')} rows={4} />
        <TextField form={form} name="receipt_footer" label={t('settings.footer')} rows={4} />
      </FormGroup>
      <FormGroup title={t('settings.money')}>
        <PercentField form={form} name="tax_rate" label={t('settings.taxRate')} hint={below} />
        <FlagField form={form} name="tax_included" label={t('settings.taxIncluded')} none={none} />
        <MoneyField
          form={form}
          name="cash_rounding"
          label={t('settings.rounding')}
          hint={t('settings.roundingHint')}
        />
        <PercentField
          form={form}
          name="max_discount_rate"
          label={t('settings.maxDiscount')}
          hint={t('settings.maxDiscountHint')}
        />
      </FormGroup>
      <FormGroup title={t('settings.limits')}>
        <NumberField form={form} name="max_offline_hours" label={t('settings.maxHours')} unit="h" />
        <MoneyField form={form} name="max_offline_amount" label={t('settings.maxAmount')} />
        <FlagField form={form} name="require_pin" label={t('settings.requirePin')} none={none} />
        <FlagField form={form} name="allow_negative_stock" label={t('settings.negative')} none={none} />
      </FormGroup>
    </RecordForm>
  );
}
