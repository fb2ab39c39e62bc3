import { useMemo, useState } from 'preact/hooks';
import { editableAmount, parseAmount, t } from '../../i18n';
import type { Product, Return } from '../../store/records';
import { refundUnseen } from '../../till/refund';
import { totalsOf } from '../../till/sale';
import { Card, Checkbox, Field, IconButton, Notice, toast, useApp, words } from '../../ui';
import { AmountField } from '../orders/amount-field';
import { exchangedFor } from './exchange';
import { type Payout, PayoutForm } from './payout-form';
import { ProductSearch } from './product-search';
import { QuantityField } from './quantity-field';
import { newLine, type ReadLine, readItems } from './unseen';

/** A return of a sale that nobody here knows: what the receipt says is typed; the server finds the sale later (B-7). */
export function UnseenForm({ reference, onDone }: { reference: string; onDone: (made: Return) => void }) {
  const app = useApp();
  const { till } = app;
  const id = useMemo(() => till.newId(), []);
  const [number, setNumber] = useState(reference);
  const [lines, setLines] = useState<readonly ReadLine[]>([]);
  const items = readItems(lines, parseAmount);
  const change = (key: string, fields: Partial<ReadLine>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...fields } : line)));
  const submit = async ({ type, method, reason }: Payout) => {
    try {
      const asked = { id, original_offline_reference: number, refund_method: method, return_type: type };
      const details = { ...exchangedFor(app, type), reason: reason || undefined };
      onDone(await refundUnseen(till, { ...asked, items: items ?? [], details }));
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  return (
    <>
      <Notice>{t('returns.unseenText')}</Notice>
      <Card title={t('returns.receipt')}>
        <Field label={t('returns.number')} value={number} onInput={setNumber} focused={reference === ''} />
        <ProductSearch
          onChoose={(product: Product) =>
            setLines([...lines, newLine(till.newId(), product, editableAmount)])
          }
        />
        <ul class="returns-lines">
          {lines.map((line) => (
            <UnseenLine
              key={line.key}
              line={line}
              onChange={(fields) => change(line.key, fields)}
              onRemove={() => setLines(lines.filter(({ key }) => key !== line.key))}
            />
          ))}
        </ul>
      </Card>
      <PayoutForm
        amount={items && totalsOf({ items, discount: 0 }).total}
        onAccount={false}
        ready={lines.length > 0 && number.trim() !== ''}
        onSubmit={submit}
      />
    </>
  );
}

interface UnseenLineProps {
  line: ReadLine;
  onChange: (fields: Partial<ReadLine>) => void;
  onRemove: () => void;
}

function UnseenLine({ line, onChange, onRemove }: UnseenLineProps) {
  const { product, quantity, price, damaged } = line;
  return (
    <li class="returns-line">
      <span class="grow strong">{product.name}</span>
      <div class="returns-price">
        <AmountField
          label={`${t('returns.price')}: ${product.name}`}
          quiet
          value={price}
          onInput={(text) => onChange({ price: text })}
          error={parseAmount(price) === null ? t('tender.wrongAmount') : null}
        />
      </div>
      <Checkbox
        label={t('returns.damaged')}
        checked={damaged}
        onChange={(value) => onChange({ damaged: value })}
      />
      <QuantityField
        label={product.name}
        value={quantity}
        onChange={(value) => onChange({ quantity: value })}
      />
      <IconButton
        kind="danger"
        icon="trash"
        label={`${t('sell.removeLine')}: ${product.name}`}
        onClick={onRemove}
      />
    </li>
  );
}
