import { useState } from 'preact/hooks';
import { currency, editableAmount, formatMoney, parseAmount, parseQuantity } from '../../../i18n';
import { useRule } from '../../form/field';
import type { Form } from '../../form/form';
import { Lookup } from '../../form/lookup';
import { NumberCell } from '../../form/number-cell';
import { FormGroup } from '../../form/record-form';
import { texts } from '../../i18n';
import type priceLists from '../../i18n/en/price-lists';
import { record, recordName } from '../../lookup';
import { Button, type Column, EmptyState, IconButton, Notice, Table } from '../../ui';
import { firstTwice, type Price, pricesOf } from './prices';

const t = texts<typeof priceLists>();
const SHOWN = 50;

interface Row {
  at: number;
  price: Price;
}

/** The prices of a list: a product is found, then its price is typed. */
export function PriceRows({ form }: { form: Form }) {
  useRule({ form, name: 'prices', label: t('price-lists.prices'), check });
  const prices = pricesOf(form.value('prices'));
  const [shown, setShown] = useState(SHOWN);
  const put = (next: readonly Price[]) => form.set('prices', next);
  const change = (at: number, to: Partial<Price>) =>
    put(prices.map((price, index) => (index === at ? { ...price, ...to } : price)));
  const drop = (at: number) => put(prices.filter((_, index) => index !== at));
  const rows = prices.map((price, at): Row => ({ at, price })).reverse();
  const error = form.error('prices');
  return (
    <FormGroup title={t('price-lists.prices')}>
      <Lookup
        table="products"
        label={t('price-lists.addProduct')}
        value={null}
        again
        note={({ sku, price }) =>
          [sku, typeof price === 'number' ? formatMoney(price) : null].filter(Boolean).join(' · ')
        }
        onChange={(id) => id !== null && put([...prices, { product_id: id, price: null }])}
      />
      <div class="form-wide">
        {error && <Notice tone="danger">{error}</Notice>}
        <Table
          label={t('price-lists.prices')}
          columns={columns(change, drop)}
          rows={rows.slice(0, shown)}
          rowKey={({ at }) => String(at)}
          empty={<EmptyState icon="cash" title={t('price-lists.noPrices')} />}
        />
        {rows.length > shown && (
          <Button onClick={() => setShown(shown + SHOWN)}>
            {t('price-lists.more', { shown, n: rows.length })}
          </Button>
        )}
      </div>
    </FormGroup>
  );
}

function check(value: unknown): string | null {
  const prices = pricesOf(value);
  const open = prices.find(({ price }) => price === null || price < 0);
  const twice = firstTwice(prices);
  if (open) {
    return t('price-lists.noPrice', { product: recordName('products', open.product_id) });
  }
  return twice ? t('price-lists.twice', { product: recordName('products', twice.product_id) }) : null;
}

function columns(
  change: (at: number, to: Partial<Price>) => void,
  drop: (at: number) => void,
): Column<Row>[] {
  const product = ({ price }: Row) => recordName('products', price.product_id);
  return [
    {
      id: 'product',
      label: t('field.product'),
      cell: (row) => (
        <>
          {product(row)}
          <Variant price={row.price} />
        </>
      ),
    },
    {
      id: 'usual',
      label: t('price-lists.usual'),
      cell: ({ price }) => {
        const usual = record('products', price.product_id)?.price;
        return typeof usual === 'number' ? formatMoney(usual) : '–';
      },
      end: true,
      minor: true,
    },
    {
      id: 'price',
      label: `${t('field.price')} (${currency.value})`,
      cell: (row) => (
        <NumberCell
          label={`${t('field.price')}: ${product(row)}`}
          value={row.price.price}
          parse={parseAmount}
          format={editableAmount}
          onChange={(price) => change(row.at, { price })}
          wrong={t('form.money')}
          required
        />
      ),
    },
    {
      id: 'from',
      label: t('price-lists.from'),
      cell: (row) => (
        <NumberCell
          label={`${t('price-lists.from')}: ${product(row)}`}
          value={row.price.min_quantity ?? null}
          parse={parseUnits}
          format={String}
          onChange={(min_quantity) => change(row.at, { min_quantity })}
          wrong={t('form.quantity')}
        />
      ),
    },
    {
      id: 'drop',
      label: t('do.remove'),
      cell: (row) => (
        <IconButton icon="trash" label={`${t('do.remove')}: ${product(row)}`} onClick={() => drop(row.at)} />
      ),
      end: true,
    },
  ];
}

/** The colour and the size that a price is about, where it names them. */
function Variant({ price }: { price: Price }) {
  const names = [
    typeof price.color_id === 'string' && recordName('product_colors', price.color_id),
    typeof price.size_id === 'string' && recordName('product_sizes', price.size_id),
  ].filter(Boolean);
  return names.length > 0 ? <small class="muted"> {names.join(', ')}</small> : null;
}

function parseUnits(typed: string): number | null {
  const thousandths = parseQuantity(typed);
  return thousandths === null || thousandths < 0 ? null : thousandths / 1000;
}
