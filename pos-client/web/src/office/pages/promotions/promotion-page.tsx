import {
  ChoiceField,
  MoneyField,
  NumberField,
  PercentField,
  QuantityField,
  TextField,
} from '../../form/fields';
import type { Form } from '../../form/form';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { RecordPage } from '../../form/record-page';
import { RecordsField } from '../../form/records-field';
import { ValidityBadge } from '../../form/validity-badge';
import { ValidityFields } from '../../form/validity-fields';
import { texts } from '../../i18n';
import type promotions from '../../i18n/en/promotions';
import { go } from '../../routes';
import { BundleRows } from './bundle-rows';
import { KINDS, type Promotion } from './promotion';
import { Weekdays } from './weekdays';

const t = texts<typeof promotions>();

/** One promotion. */
export function PromotionPage({ id }: { id: string }) {
  return (
    <RecordPage<Promotion>
      table="promotions"
      id={id}
      list="/promotions"
      newTitle={t('promotions.new')}
      note={(one) => <ValidityBadge of={one} />}
      removal={{
        title: (name) => t('promotions.delete', { name }),
        text: t('promotions.deleteText'),
        done: t('promotions.deleted'),
      }}
    >
      {(one) => <PromotionForm promotion={one} />}
    </RecordPage>
  );
}

function PromotionForm({ promotion }: { promotion: Promotion | null }) {
  const state = useRecordForm({
    type: 'promotions.upsert',
    record: promotion,
    initial: { is_active: true },
    done: t('promotions.saved'),
    onSaved: (id) => promotion === null && go(`/promotions/${id}`, true),
  });
  const { form } = state;
  return (
    <RecordForm state={state}>
      <FormGroup>
        <TextField form={form} name="name" label={t('field.name')} required focused={promotion === null} />
        <ChoiceField
          form={form}
          name="kind"
          label={t('promotions.kind')}
          options={KINDS.map((value) => ({ value, label: t(`promotions.kind.${value}`) }))}
          required
        />
        <Terms form={form} />
      </FormGroup>
      {form.value('kind') === 'bundle' ? <BundleRows form={form} /> : <About form={form} />}
      <ValidityFields form={form} />
      <Weekdays form={form} />
    </RecordForm>
  );
}

/** What its kind needs. */
function Terms({ form }: { form: Form }) {
  switch (form.value('kind')) {
    case 'percent':
      return (
        <PercentField form={form} name="percent" label={t('promotions.percent')} required check={percent} />
      );
    case 'amount':
      return <MoneyField form={form} name="amount" label={t('promotions.amount')} required />;
    case 'n_for_m':
      return (
        <>
          <NumberField form={form} name="buy_quantity" label={t('promotions.buy')} required />
          <NumberField form={form} name="pay_quantity" label={t('promotions.pay')} required check={fewer} />
        </>
      );
    case 'bundle':
      return <MoneyField form={form} name="bundle_price" label={t('promotions.bundlePrice')} required />;
    default:
      return null;
  }
}

/** What it is about. */
function About({ form }: { form: Form }) {
  return (
    <FormGroup title={t('promotions.about')}>
      <RecordsField
        form={form}
        name="product_ids"
        label={t('nav.products')}
        table="products"
        none={t('promotions.anyProduct')}
      />
      <RecordsField
        form={form}
        name="category_ids"
        label={t('nav.categories')}
        table="product_categories"
        none={t('promotions.anyCategory')}
      />
      <QuantityField
        form={form}
        name="min_quantity"
        label={t('promotions.minQuantity')}
        hint={t('promotions.minHint')}
      />
    </FormGroup>
  );
}

function percent(value: unknown): string | null {
  return typeof value === 'number' && (value <= 0 || value > 10_000) ? t('promotions.percentRange') : null;
}

function fewer(pay: unknown, { buy_quantity: buy }: Readonly<Record<string, unknown>>): string | null {
  return typeof pay === 'number' && typeof buy === 'number' && pay >= buy ? t('promotions.payFewer') : null;
}
