import {
  LookupField,
  MoneyField,
  NumberField,
  PercentField,
  QuantityField,
  SwitchField,
  TextField,
} from '../../form/fields';
import type { Form } from '../../form/form';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { texts } from '../../i18n';
import type products from '../../i18n/en/products';
import { go } from '../../routes';
import type { ProductRecord } from './product-page';

const t = texts<typeof products>();

type Name = keyof typeof products extends infer K ? (K extends `products.${infer N}` ? N : never) : never;

/** The label of a field that is called on the page as on the wire. */
function of(form: Form, name: Name) {
  return { form, name, label: t(`products.${name}`) };
}

/** A product's own fields. */
export function ProductForm({ product }: { product: ProductRecord | null }) {
  const state = useRecordForm({
    type: 'products.upsert',
    record: product,
    initial: { is_active: true, tax_included: true },
    done: t('products.saved'),
    onSaved: (id) => product === null && go(`/products/${id}`, true),
  });
  const { form } = state;
  return (
    <RecordForm state={state}>
      <FormGroup title={t('products.part.basics')}>
        <TextField {...of(form, 'name')} label={t('field.name')} required focused={product === null} />
        <TextField {...of(form, 'sku')} />
        <TextField {...of(form, 'barcode')} />
        <TextField {...of(form, 'brand')} />
        <LookupField {...of(form, 'category_id')} table="product_categories" />
        <LookupField {...of(form, 'subcategory_id')} table="product_subcategories" />
        <LookupField {...of(form, 'supplier_id')} table="suppliers" />
        <SwitchField {...of(form, 'is_active')} absent />
        <div class="form-wide">
          <TextField {...of(form, 'description')} rows={2} />
        </div>
      </FormGroup>
      <Prices form={form} />
      <Modes form={form} />
      <Stock form={form} />
      <FormGroup title={t('products.part.variants')}>
        <SwitchField {...of(form, 'has_variants')} hint={t('products.variantsHint')} />
        <SwitchField {...of(form, 'use_sizes')} />
        <SwitchField {...of(form, 'use_variant_prices')} />
      </FormGroup>
    </RecordForm>
  );
}

function Prices({ form }: { form: Form }) {
  return (
    <>
      <FormGroup title={t('products.prices')}>
        <MoneyField {...of(form, 'price')} />
        <MoneyField {...of(form, 'compare_at_price')} />
        <MoneyField {...of(form, 'purchase_price')} />
        <PercentField {...of(form, 'tax_rate')} hint={t('products.taxHint')} />
        <SwitchField {...of(form, 'tax_included')} absent />
      </FormGroup>
      <FormGroup title={t('products.wholesale')}>
        <SwitchField {...of(form, 'allow_retail')} absent />
        <SwitchField {...of(form, 'allow_wholesale')} />
        <SwitchField {...of(form, 'allow_partial_wholesale')} />
        {form.value('allow_wholesale') === true && (
          <>
            <MoneyField {...of(form, 'wholesale_price')} />
            <QuantityField {...of(form, 'min_wholesale_quantity')} />
          </>
        )}
        {form.value('allow_partial_wholesale') === true && (
          <>
            <MoneyField {...of(form, 'partial_wholesale_price')} />
            <QuantityField {...of(form, 'min_partial_wholesale_quantity')} />
          </>
        )}
      </FormGroup>
    </>
  );
}

function Modes({ form }: { form: Form }) {
  return (
    <FormGroup title={t('products.modes')}>
      <TextField {...of(form, 'unit_type')} hint={t('products.unitHint')} />
      <SwitchField {...of(form, 'sell_by_weight')} />
      {form.value('sell_by_weight') === true && (
        <>
          <TextField {...of(form, 'weight_unit')} placeholder="kg" />
          <MoneyField {...of(form, 'price_per_weight_unit')} />
          <QuantityField {...of(form, 'min_weight_per_sale')} />
          <QuantityField {...of(form, 'max_weight_per_sale')} />
        </>
      )}
      <SwitchField {...of(form, 'sell_by_box')} />
      {form.value('sell_by_box') === true && (
        <>
          <QuantityField {...of(form, 'units_per_box')} required />
          <MoneyField {...of(form, 'box_price')} />
          <TextField {...of(form, 'box_barcode')} />
          <SwitchField {...of(form, 'allow_single_unit_sale')} absent />
        </>
      )}
      <SwitchField {...of(form, 'sell_by_meter')} />
      {form.value('sell_by_meter') === true && (
        <>
          <TextField {...of(form, 'meter_unit')} placeholder="m" />
          <MoneyField {...of(form, 'price_per_meter')} />
          <QuantityField {...of(form, 'min_meters_per_sale')} />
          <QuantityField {...of(form, 'roll_length_meters')} />
        </>
      )}
    </FormGroup>
  );
}

function Stock({ form }: { form: Form }) {
  return (
    <>
      <FormGroup title={t('products.stock')}>
        <QuantityField {...of(form, 'min_stock_level')} hint={t('products.lowHint')} />
        <QuantityField {...of(form, 'reorder_level')} />
        <QuantityField {...of(form, 'reorder_quantity')} />
      </FormGroup>
      <FormGroup title={t('products.tracking')}>
        <SwitchField {...of(form, 'track_batches')} />
        <SwitchField {...of(form, 'use_fifo')} />
        <SwitchField {...of(form, 'track_expiry')} />
        {form.value('track_expiry') === true && (
          <>
            <NumberField {...of(form, 'default_expiry_days')} />
            <NumberField {...of(form, 'expiry_alert_days')} />
          </>
        )}
        <SwitchField {...of(form, 'track_serial_numbers')} />
        <SwitchField {...of(form, 'require_serial_on_sale')} />
        <SwitchField {...of(form, 'has_warranty')} />
        {form.value('has_warranty') === true && (
          <>
            <NumberField {...of(form, 'warranty_duration_months')} />
            <TextField {...of(form, 'warranty_type')} />
          </>
        )}
      </FormGroup>
    </>
  );
}
