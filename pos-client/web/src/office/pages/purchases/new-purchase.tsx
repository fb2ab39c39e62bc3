import { useState } from 'preact/hooks';
import { currency, parseAmount } from '../../../i18n';
import { Lookup } from '../../form/lookup';
import { FormGroup } from '../../form/record-form';
import { NewDocument } from '../../goods/document-page';
import { GoodsEditor } from '../../goods/goods-editor';
import { goodsOf, type Line, sumOf } from '../../goods/lines';
import { useDocument } from '../../goods/use-document';
import { texts } from '../../i18n';
import type purchases from '../../i18n/en/purchases';
import { session } from '../../session';
import { Checkbox, Facts, Field, Money } from '../../ui';

const t = texts<typeof purchases>();
const RULES = { cost: true, batch: true };

/** A purchase: from whom, what for how much, and whether it is here already. */
export function NewPurchase() {
  const [supplier, setSupplier] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const [shipping, setShipping] = useState('');
  const [discount, setDiscount] = useState('');
  const [notes, setNotes] = useState('');
  const [isHere, setHere] = useState(false);
  const [lines, setLines] = useState<Line[]>([]);
  const form = useDocument({
    type: 'supplier_purchases.create',
    done: t('purchases.saved'),
    page: '/purchases',
    dirty: supplier !== null || lines.length > 0,
  });
  const items = goodsOf(lines, RULES);
  const freight = typedAmount(shipping);
  const reduction = typedAmount(discount);
  const subtotal = sumOf(items ?? []);
  const isTooMuch = reduction !== null && items !== null && reduction > subtotal;
  const total = subtotal + (freight ?? 0) - (reduction ?? 0);
  const save = () => {
    const complete = items && supplier !== null && freight !== null && reduction !== null && !isTooMuch;
    return form.save(
      complete
        ? {
            supplier_id: supplier,
            ...(number.trim() !== '' && { purchase_number: number.trim() }),
            ...(notes.trim() !== '' && { notes: notes.trim() }),
            ...(freight > 0 && { shipping_cost: freight }),
            ...(reduction > 0 && { discount: reduction }),
            status: isHere ? 'received' : 'ordered',
            employee_id: session.person?.id,
            subtotal,
            total,
            items,
          }
        : null,
    );
  };
  return (
    <NewDocument
      title={t('purchases.new')}
      type="supplier_purchases.create"
      back="/purchases"
      form={form}
      deed={t('purchases.save')}
      onSave={() => void save()}
    >
      <FormGroup>
        <Lookup
          table="suppliers"
          label={`${t('purchases.supplier')} *`}
          value={supplier}
          onChange={setSupplier}
          error={form.tried && !supplier ? t('form.required', { field: t('purchases.supplier') }) : null}
        />
        <Field label={t('purchases.number')} value={number} onInput={setNumber} maxLength={255} />
        <Field
          label={t('purchases.shipping')}
          value={shipping}
          onInput={setShipping}
          error={freight === null ? t('form.money') : null}
          after={currency.value}
          inputMode="decimal"
          numeric
        />
        <Field
          label={t('purchases.discount')}
          value={discount}
          onInput={setDiscount}
          error={reduction === null ? t('form.money') : isTooMuch ? t('purchases.discountMost') : null}
          after={currency.value}
          inputMode="decimal"
          numeric
        />
        <Field label={t('field.notes')} value={notes} onInput={setNotes} maxLength={10_000} rows={2} />
      </FormGroup>
      <section class="form-group">
        <h2>{t('purchases.goods')}</h2>
        <GoodsEditor
          lines={lines}
          onChange={setLines}
          rules={RULES}
          quantity={t('field.quantity')}
          tried={form.tried}
        />
        <Facts rows={[[t('field.total'), <Money key="total" amount={total} />]]} />
        <Checkbox
          label={t('purchases.here')}
          hint={t('purchases.hereHint')}
          checked={isHere}
          onChange={setHere}
        />
      </section>
    </NewDocument>
  );
}

/** Minor units, 0 where nothing is typed; null for what is no amount. */
function typedAmount(typed: string): number | null {
  return typed.trim() === '' ? 0 : parseAmount(typed);
}
