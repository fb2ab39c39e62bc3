import { parseQuantity } from '../../../i18n';
import { useRule } from '../../form/field';
import type { Form } from '../../form/form';
import { Lookup } from '../../form/lookup';
import { NumberCell } from '../../form/number-cell';
import { FormGroup } from '../../form/record-form';
import { texts } from '../../i18n';
import type promotions from '../../i18n/en/promotions';
import { recordName } from '../../lookup';
import { type Column, EmptyState, IconButton, Notice, Table } from '../../ui';
import { type BundlePart, partsOf } from './promotion';

const t = texts<typeof promotions>();

/** The products that cost one price together. */
export function BundleRows({ form }: { form: Form }) {
  useRule({ form, name: 'bundle', label: t('promotions.bundle'), required: true, check });
  const parts = partsOf(form.value('bundle'));
  const put = (next: readonly BundlePart[]) => form.set('bundle', next.length === 0 ? null : next);
  const error = form.error('bundle');
  const name = ({ product_id }: BundlePart) => recordName('products', product_id);
  const columns: Column<BundlePart>[] = [
    { id: 'product', label: t('field.product'), cell: name },
    {
      id: 'quantity',
      label: t('field.quantity'),
      cell: (part) => (
        <NumberCell
          label={`${t('field.quantity')}: ${name(part)}`}
          value={part.quantity}
          parse={pieces}
          format={String}
          onChange={(quantity) => put(parts.map((other) => (other === part ? { ...part, quantity } : other)))}
          wrong={t('form.number')}
          required
        />
      ),
    },
    {
      id: 'drop',
      label: t('do.remove'),
      cell: (part) => (
        <IconButton
          icon="trash"
          label={`${t('do.remove')}: ${name(part)}`}
          onClick={() => put(parts.filter((other) => other !== part))}
        />
      ),
      end: true,
    },
  ];
  return (
    <FormGroup title={t('promotions.bundle')}>
      <Lookup
        table="products"
        label={t('promotions.addProduct')}
        value={null}
        again
        onChange={(id) =>
          id !== null &&
          !parts.some(({ product_id }) => product_id === id) &&
          put([...parts, { product_id: id, quantity: 1 }])
        }
      />
      <div class="form-wide">
        {error && <Notice tone="danger">{error}</Notice>}
        <Table
          label={t('promotions.bundle')}
          columns={columns}
          rows={parts}
          rowKey={({ product_id }) => product_id}
          empty={<EmptyState icon="box" title={t('promotions.noParts')} />}
        />
      </div>
    </FormGroup>
  );
}

function check(value: unknown): string | null {
  return partsOf(value).some(({ quantity }) => quantity === null) ? t('promotions.partQuantity') : null;
}

/** Whole pieces, one at least. */
function pieces(typed: string): number | null {
  const thousandths = parseQuantity(typed);
  return thousandths !== null && thousandths >= 1000 && thousandths % 1000 === 0 ? thousandths / 1000 : null;
}
