import { texts } from '../i18n';
import type validity from '../i18n/en/validity';
import { DateTimeField, NumberField, SwitchField } from './fields';
import type { Form } from './form';
import { FormGroup } from './record-form';
import { RecordsField } from './records-field';

const t = texts<typeof validity>();

/** Where and when a price list or a promotion holds. */
export function ValidityFields({ form }: { form: Form }) {
  return (
    <FormGroup title={t('validity.title')}>
      <DateTimeField form={form} name="starts_at" label={t('validity.starts')} hint={t('validity.always')} />
      <DateTimeField
        form={form}
        name="ends_at"
        label={t('validity.ends')}
        hint={t('validity.forever')}
        check={endsLater}
      />
      <NumberField
        form={form}
        name="priority"
        label={t('validity.priority')}
        hint={t('validity.priorityHint')}
      />
      <SwitchField form={form} name="is_active" label={t('field.active')} absent />
      <RecordsField
        form={form}
        name="branch_ids"
        label={t('validity.branches')}
        table="branches"
        none={t('branch.all')}
      />
    </FormGroup>
  );
}

function endsLater(end: unknown, { starts_at: start }: Readonly<Record<string, unknown>>): string | null {
  const isWrong = typeof end === 'string' && typeof start === 'string' && new Date(end) <= new Date(start);
  return isWrong ? t('validity.endsBefore') : null;
}

/** Whether it holds now, is to come, or is over. */
export function validityOf(
  record: { is_active?: boolean | null; starts_at?: string | null; ends_at?: string | null },
  now = Date.now(),
): 'off' | 'coming' | 'over' | 'now' {
  if (record.is_active === false) {
    return 'off';
  }
  if (record.starts_at && new Date(record.starts_at).getTime() > now) {
    return 'coming';
  }
  return record.ends_at && new Date(record.ends_at).getTime() <= now ? 'over' : 'now';
}
