import { useState } from 'preact/hooks';
import { FormGroup } from '../../form/record-form';
import { NewDocument } from '../../goods/document-page';
import { GoodsEditor } from '../../goods/goods-editor';
import { outstanding } from '../../goods/goods-table';
import { goodsOf, type Line, newLine, typedCost } from '../../goods/lines';
import { useDocument } from '../../goods/use-document';
import { texts } from '../../i18n';
import type purchases from '../../i18n/en/purchases';
import { session } from '../../session';
import { Field, Loaded } from '../../ui';
import { useQuery } from '../../use-query';
import type { Purchase } from './purchase';

const t = texts<typeof purchases>();
const RULES = { cost: true, skip: true, batch: true };

/** What of a purchase came: everything that is still missing, unless it is typed otherwise. */
export function Receive({ id }: { id: string }) {
  const answer = useQuery<Purchase>(`/supplier_purchases/${id}`);
  return <Loaded of={answer}>{(purchase) => <ReceiveForm key={id} purchase={purchase} />}</Loaded>;
}

function missing({ items = [] }: Purchase): Line[] {
  return items
    .filter((item) => outstanding(item) > 0)
    .map((item) =>
      newLine(
        { id: item.product_id, name: item.name ?? item.product_id },
        {
          expected: outstanding(item),
          quantity: String(outstanding(item)),
          cost: typedCost(item.unit_cost),
          batch: item.batch_number ?? '',
          expiry: item.expiry_date ?? '',
          item: item.id ?? null,
        },
      ),
    );
}

function ReceiveForm({ purchase }: { purchase: Purchase }) {
  const [lines, setLines] = useState(() => missing(purchase));
  const [invoice, setInvoice] = useState('');
  const form = useDocument({
    type: 'supplier_purchases.receive',
    done: t('purchases.receivedIt'),
    id: purchase.id,
    page: '/purchases',
    dirty: false,
  });
  const save = () => {
    const items = goodsOf(lines, RULES);
    return form.save(
      items && {
        ...(invoice.trim() !== '' && { supplier_invoice_number: invoice.trim() }),
        employee_id: session.person?.id,
        items,
      },
    );
  };
  return (
    <NewDocument
      title={t('purchases.receive')}
      type="supplier_purchases.receive"
      back={`/purchases/${purchase.id}`}
      form={form}
      deed={t('purchases.receiveIt')}
      onSave={() => void save()}
    >
      <FormGroup>
        <Field label={t('purchases.invoice')} value={invoice} onInput={setInvoice} maxLength={255} />
      </FormGroup>
      <section class="form-group">
        <h2>{t('purchases.goods')}</h2>
        <GoodsEditor
          lines={lines}
          onChange={setLines}
          rules={RULES}
          quantity={t('purchases.came')}
          expected={t('purchases.missing')}
          tried={form.tried}
        />
      </section>
    </NewDocument>
  );
}
