import { formatDate, formatNumber } from '../../i18n';
import { texts } from '../i18n';
import type goods from '../i18n/en/goods';
import './goods.css';
import { type Column, Money, RecordName, Table } from '../ui';
import { sumOf } from './lines';

const t = texts<typeof goods>();
/** With more columns of figures there is no room for the name. */
const MOST_ON_PHONE = 3;

/** A line of a document as the server tells it. */
export interface Item {
  id?: string;
  line_number?: number | null;
  product_id: string;
  name?: string | null;
  quantity?: number | null;
  received_quantity?: number | null;
  unit_cost?: number | null;
  total_price?: number | null;
  batch_number?: string | null;
  /** yyyy-mm-dd */
  expiry_date?: string | null;
  counted_quantity?: number | null;
  expected_quantity?: number | null;
  difference?: number | null;
}

/** What is ordered, or sent, and not here yet. */
export function outstanding({ quantity, received_quantity }: Item): number {
  const left = Math.round(((quantity ?? 0) - (received_quantity ?? 0)) * 1000) / 1000;
  return Math.max(0, left);
}

/** The server keeps no sum of a purchase's line: it follows. */
function costOf({ product_id, quantity, unit_cost }: Item): number | null {
  return typeof quantity === 'number' && typeof unit_cost === 'number'
    ? sumOf([{ product_id, name: '', quantity, unit_cost }])
    : null;
}

export type Shown = 'quantity' | 'received' | 'cost' | 'total' | 'expected' | 'counted' | 'difference';

const FIELDS: Record<Shown, (item: Item) => number | null | undefined> = {
  quantity: (item) => item.quantity,
  received: (item) => item.received_quantity ?? 0,
  cost: (item) => item.unit_cost,
  total: (item) => item.total_price ?? costOf(item),
  expected: (item) => item.expected_quantity,
  counted: (item) => item.counted_quantity,
  difference: (item) => item.difference,
};

/** The goods of a document, with the columns that it has. */
export function GoodsTable({ items, shown }: { items: readonly Item[]; shown: readonly Shown[] }) {
  const columns: Column<Item>[] = shown.map((id) => ({
    id,
    label: t(`goods.${id}`),
    cell: (item) => (
      <Figure value={FIELDS[id](item)} money={id === 'cost' || id === 'total'} signed={id === 'difference'} />
    ),
    end: true,
    minor: id === 'cost' && shown.length > MOST_ON_PHONE,
  }));
  return (
    <Table
      label={t('goods.lines')}
      columns={[
        { id: 'name', label: t('field.product'), cell: (item) => <Product item={item} /> },
        ...columns,
      ]}
      rows={items}
      rowKey={(item) => item.id ?? `${item.product_id}-${item.line_number ?? ''}`}
    />
  );
}

function Product({ item }: { item: Item }) {
  const { batch_number: batch, expiry_date: expiry } = item;
  const expires = expiry && t('goods.expires', { date: formatDate(`${expiry}T12:00:00`) });
  const notes = [batch, expires].filter(Boolean).join(' · ');
  return (
    <bdi>
      {item.name || <RecordName table="products" id={item.product_id} />}
      {notes && <small class="muted goods-note">{notes}</small>}
    </bdi>
  );
}

function Figure({
  value,
  money,
  signed,
}: {
  value: number | null | undefined;
  money: boolean;
  signed: boolean;
}) {
  if (value === null || value === undefined) {
    return <>–</>;
  }
  if (money) {
    return <Money amount={value} />;
  }
  return <bdi dir="ltr">{signed && value > 0 ? `+${formatNumber(value)}` : formatNumber(value)}</bdi>;
}
