import { ChoiceField, MoneyField, NumberField, SwitchField, TextField } from '../../form/fields';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { texts } from '../../i18n';
import type products from '../../i18n/en/products';
import type { AnyRecord } from '../../lookup';
import { leaving } from '../../routes';
import { Dialog } from '../../ui';

const t = texts<typeof products>();

export type Kind = 'product_colors' | 'product_sizes';

/** A record of either table. */
export interface Variant extends AnyRecord {
  name: string;
  color_id?: string | null;
  color_code?: string | null;
  barcode?: string | null;
  price?: number | null;
}

/** The one that is being changed; null for a new one. */
export interface Edited {
  kind: Kind;
  record: Variant | null;
}

interface VariantDialogProps extends Edited {
  productId: string;
  colors: readonly Variant[];
  onClose: () => void;
}

/** A colour or a size, in a dialog. */
export function VariantDialog({ kind, record, productId, colors, onClose }: VariantDialogProps) {
  const state = useRecordForm({
    type: `${kind}.upsert`,
    record,
    initial: { product_id: productId },
    done: t('products.variantSaved'),
    onSaved: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={record?.name ?? t(`products.new.${kind}`)} onClose={() => leaving(onClose)} sticky>
      <RecordForm state={state}>
        <FormGroup>
          <TextField form={form} name="name" label={t('field.name')} required focused />
          {kind === 'product_colors' && (
            <TextField form={form} name="color_code" label={t('products.colorCode')} placeholder="#0f766e" />
          )}
          {kind === 'product_sizes' && colors.length > 0 && (
            <ChoiceField
              form={form}
              name="color_id"
              label={t('products.color')}
              options={colors.map(({ id, name }) => ({ value: id, label: name }))}
              none={t('products.everyColor')}
            />
          )}
          <TextField form={form} name="barcode" label={t('products.barcode')} />
          <MoneyField form={form} name="price" label={t('field.price')} hint={t('products.ownPriceHint')} />
          <MoneyField form={form} name="purchase_price" label={t('products.purchase_price')} />
          <NumberField form={form} name="sort_order" label={t('products.place')} />
          {kind === 'product_colors' && (
            <SwitchField form={form} name="has_sizes" label={t('products.hasSizes')} />
          )}
          <SwitchField form={form} name="is_default" label={t('products.isDefault')} />
        </FormGroup>
      </RecordForm>
    </Dialog>
  );
}
