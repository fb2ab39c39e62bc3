import { currency, formatNumber } from '../../i18n';
import { Lookup } from '../form/lookup';
import { texts } from '../i18n';
import type goods from '../i18n/en/goods';
import { type AnyRecord, nameOf } from '../lookup';
import { Field, IconButton } from '../ui';
import './goods.css';
import { type Line, type LineRules, newLine, typedCost, wrongIn } from './lines';

const t = texts<typeof goods>();

export interface GoodsEditorProps {
  lines: readonly Line[];
  onChange: (lines: Line[]) => void;
  rules: LineRules;
  /** what is asked for: "Counted", "Received" */
  quantity: string;
  /** what `expected` is called; absent: it isn't shown */
  expected?: string;
  /** no other goods can be added */
  fixed?: boolean;
  /** somebody tried to save: what is missing is told */
  tried: boolean;
}

/** The goods of a document: found by name, SKU or barcode, then their quantities. */
export function GoodsEditor(props: GoodsEditorProps) {
  const { lines, onChange, fixed, rules } = props;
  const add = (product: AnyRecord | null) => {
    if (product && (rules.batch || !lines.some(({ product_id }) => product_id === product.id))) {
      const named = { id: product.id, name: nameOf(product) };
      onChange([...lines, newLine(named, { cost: typedCost(product.purchase_price) })]);
    }
  };
  return (
    <div class="goods">
      <ul class="goods-lines" aria-label={t('goods.lines')}>
        {lines.map((line) => (
          <LineRow
            key={line.key}
            {...props}
            line={line}
            onLine={(changed) => onChange(lines.map((one) => (one.key === line.key ? changed : one)))}
            onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
          />
        ))}
      </ul>
      {!fixed && (
        <Lookup
          table="products"
          label={t('goods.add')}
          hint={t(rules.batch ? 'goods.addBatch' : 'goods.addHint')}
          error={props.tried && lines.length === 0 ? t('goods.none') : null}
          value={null}
          onChange={(_, product) => add(product)}
          note={(product) => [product.sku, product.barcode].filter(Boolean).join(' · ')}
          again
        />
      )}
    </div>
  );
}

interface LineRowProps extends GoodsEditorProps {
  line: Line;
  onLine: (line: Line) => void;
  onRemove: () => void;
}

function LineRow({ line, rules, quantity, expected, fixed, tried, onLine, onRemove }: LineRowProps) {
  const wrong = tried || line.quantity !== '' ? wrongIn(line, rules) : null;
  return (
    <li class="goods-line">
      <span class="goods-name">
        <bdi>{line.name}</bdi>
        {expected && line.expected !== null && (
          <small class="muted">
            {expected}: {formatNumber(line.expected)}
          </small>
        )}
      </span>
      <Field
        label={`${quantity}: ${line.name}`}
        quiet
        placeholder={quantity}
        value={line.quantity}
        onInput={(typed) => onLine({ ...line, quantity: typed })}
        error={wrong === 'quantity' ? t('form.quantity') : null}
        inputMode="decimal"
        numeric
      />
      {rules.cost && (
        <Field
          label={`${t('goods.cost')}: ${line.name}`}
          quiet
          placeholder={t('goods.cost')}
          value={line.cost}
          onInput={(typed) => onLine({ ...line, cost: typed })}
          error={wrong === 'cost' && tried ? t('form.money') : null}
          inputMode="decimal"
          after={currency.value}
          numeric
        />
      )}
      {rules.batch && <BatchFields line={line} onLine={onLine} />}
      {!fixed && (
        <IconButton icon="trash" label={t('goods.remove', { name: line.name })} onClick={onRemove} />
      )}
    </li>
  );
}

function BatchFields({ line, onLine }: Pick<LineRowProps, 'line' | 'onLine'>) {
  return (
    <>
      <Field
        label={`${t('goods.batch')}: ${line.name}`}
        quiet
        placeholder={t('goods.batch')}
        value={line.batch}
        onInput={(typed) => onLine({ ...line, batch: typed })}
        maxLength={255}
      />
      <Field
        label={`${t('goods.expiry')}: ${line.name}`}
        quiet
        type="date"
        before={<small class="muted">{t('goods.expiry')}</small>}
        value={line.expiry}
        onInput={(typed) => onLine({ ...line, expiry: typed })}
      />
    </>
  );
}
