import type { Variants } from '../../catalog/catalog';
import { ONE } from '../../domain/quantity';
import { t } from '../../i18n';
import type { SaleType } from '../../store/records';
import { serialsNeeded } from '../../till/goods-limits';
import { Choice, Field, Notice } from '../../ui';
import { type Draft, type Missing, serialsOf, sizesFor, unitsOf, withVariant } from './goods';

export interface GoodsOptionsProps {
  draft: Draft;
  variants: Variants;
  /** what is still to be said */
  missing: readonly Missing[];
  onChange: (draft: Draft) => void;
}

/** Variant, unit, way of sale, serial numbers: each only where the product has it. */
export function GoodsOptions({ draft, variants, missing, onChange }: GoodsOptionsProps) {
  const units = unitsOf(draft.product);
  return (
    <>
      <VariantChoice draft={draft} variants={variants} onChange={onChange} />
      {(missing.includes('color') || missing.includes('size')) && (
        <Notice tone="danger">{t('sell.needVariant')}</Notice>
      )}
      {units.length > 1 && (
        <Choice
          label={t('sell.unit')}
          options={units.map((unit) => ({
            value: unit,
            label: t(`unit.${unit}`),
            note: boxNote(draft, unit),
          }))}
          value={draft.unit}
          onChange={(unit) => onChange({ ...draft, unit, quantity: ONE, told: null })}
        />
      )}
      <SaleTypeChoice draft={draft} onChange={onChange} />
      {(draft.product.track_serial_numbers || draft.product.require_serial_on_sale) && (
        <Field
          label={t('sell.serials')}
          hint={t('sell.serialsHint')}
          error={
            missing.includes('serials')
              ? t('sell.needSerials', { n: serialsNeeded(draft.product, draft.unit, draft.quantity) })
              : null
          }
          rows={2}
          value={serialsOf(draft).join('\n')}
          onInput={(text) =>
            onChange({ ...draft, details: { ...draft.details, serial_numbers: text.split('\n') } })
          }
          onBlur={() => onChange({ ...draft, details: { ...draft.details, serial_numbers: filled(draft) } })}
        />
      )}
      {draft.product.track_batches && (
        <Field
          label={t('sell.batch')}
          value={draft.details.batch_number ?? ''}
          onInput={(batch) =>
            onChange({ ...draft, details: { ...draft.details, batch_number: batch || undefined } })
          }
        />
      )}
    </>
  );
}

function VariantChoice({ draft, variants, onChange }: Omit<GoodsOptionsProps, 'missing'>) {
  const { colorId = null, sizeId = null } = draft.variant ?? {};
  const sizes = sizesFor(variants.sizes, colorId);
  return (
    <>
      {variants.colors.length > 0 && (
        <Choice
          label={t('sell.color')}
          options={variants.colors.map(({ id, name, color_code }) => ({
            value: id,
            label: name,
            swatch: color_code,
          }))}
          value={colorId}
          onChange={(color) => onChange(withVariant(draft, variants, color, sizeId))}
        />
      )}
      {sizes.length > 0 && (
        <Choice
          label={t('sell.size')}
          options={sizes.map(({ id, name }) => ({ value: id, label: name }))}
          value={sizeId}
          onChange={(size) => onChange(withVariant(draft, variants, colorId, size))}
        />
      )}
    </>
  );
}

/** `automatic` leaves it to the quantity, as the rules do. */
function SaleTypeChoice({ draft, onChange }: Pick<GoodsOptionsProps, 'draft' | 'onChange'>) {
  const { allow_wholesale, allow_partial_wholesale } = draft.product;
  if (!allow_wholesale && !allow_partial_wholesale) {
    return null;
  }
  const types: SaleType[] = ['retail'];
  if (allow_partial_wholesale) {
    types.push('partial_wholesale');
  }
  if (allow_wholesale) {
    types.push('wholesale');
  }
  return (
    <Choice<SaleType | 'automatic'>
      label={t('sell.saleType')}
      options={[
        { value: 'automatic', label: t('saleType.automatic') },
        ...types.map((type) => ({ value: type, label: t(`saleType.${type}`) })),
      ]}
      value={draft.saleType ?? 'automatic'}
      onChange={(type) => onChange({ ...draft, saleType: type === 'automatic' ? null : type, told: null })}
    />
  );
}

function boxNote(draft: Draft, unit: Draft['unit']): string | null {
  return unit === 'box' ? t('sell.inBox', { n: draft.product.units_per_box ?? 1 }) : null;
}

function filled(draft: Draft): string[] {
  return serialsOf(draft)
    .map((serial) => serial.trim())
    .filter(Boolean);
}
