import { formatNumber } from '../../i18n';
import { texts } from '../i18n';
import type goods from '../i18n/en/goods';
import { type Column, Money, RecordName, Table } from '../ui';

const t = texts<typeof goods>();

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
  counted_quantity?: number | null;
  expected_quantity?: number | null;
  difference?: number | null;
}

/** What is ordered, or sent, and not here yet. */
export function outstanding({ quantity, received_quantity }: Item): number {
  const left = Math.round(((quantity ?? 0) - (received_quantity ?? 0)) * 1000) / 1000;
  return Math.max(0, left);
}

export type Shown = 'quantity' | 'received' | 'cost' | 'total' | 'expected' | 'counted' | 'difference';

const FIELDS: Record<Shown, (item: Item) => number | null | undefined> = {
  quantity: (item) => item.quantity,
  received: (item) => item.received_quantity ?? 0,
  cost: (item) => item.unit_cost,
  total: (item) => item.total_price,
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
  return (
    <bdi>
      {item.name || <RecordName table="products" id={item.product_id} />}
      {item.batch_number && <small class="muted"> · {item.batch_number}</small>}
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
