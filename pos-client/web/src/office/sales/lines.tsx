import { formatNumber, formatPercent } from '../../i18n';
import type { OrderItem, ReturnItem } from '../../store/records';
import { texts } from '../i18n';
import type sales from '../i18n/en/sales';
import { to } from '../routes';
import { Badge, type Column, Money, RecordName, Table } from '../ui';

const t = texts<typeof sales>();

type Line = OrderItem | ReturnItem;

/** The goods of a sale or of a return. */
export function Lines({ items }: { items: readonly Line[] }) {
  return (
    <Table
      label={t('sales.goods')}
      columns={columns(items)}
      rows={items}
      rowKey={(item) => item.id ?? `${item.product_id}-${item.line_number ?? ''}`}
    />
  );
}

function columns(items: readonly Line[]): Column<Line>[] {
  const discounted = items.some(({ discount }) => Boolean(discount));
  const taxed = items.some(({ tax_rate }) => Boolean(tax_rate));
  return [
    { id: 'product', label: t('field.product'), cell: (item) => <Product item={item} /> },
    {
      id: 'quantity',
      label: t('field.quantity'),
      cell: ({ quantity }) => <bdi>{formatNumber(quantity)}</bdi>,
      end: true,
    },
    {
      id: 'price',
      label: t('field.price'),
      cell: ({ unit_price }) => <Money amount={unit_price} />,
      end: true,
    },
    ...(discounted ? [DISCOUNT()] : []),
    ...(taxed ? [TAX()] : []),
    {
      id: 'total',
      label: t('field.total'),
      cell: ({ total_price }) => <Money amount={total_price} />,
      end: true,
    },
  ];
}

const DISCOUNT = (): Column<Line> => ({
  id: 'discount',
  label: t('sales.discount'),
  cell: ({ discount }) => <Money amount={discount} />,
  end: true,
  minor: true,
});

const TAX = (): Column<Line> => ({
  id: 'tax',
  label: t('sales.tax'),
  cell: ({ tax_rate }) => (typeof tax_rate === 'number' ? <bdi>{formatPercent(tax_rate)}</bdi> : '–'),
  end: true,
  minor: true,
});

function Product({ item }: { item: Line }) {
  const notes = noteOf(item);
  return (
    <>
      <a class="link" href={to(`/products/${item.product_id}`)}>
        {item.name ? <bdi>{item.name}</bdi> : <RecordName table="products" id={item.product_id} />}
      </a>
      {'disposition' in item && item.disposition === 'loss' && (
        <>
          {' '}
          <Badge tone="warn">{t('sales.damaged')}</Badge>
        </>
      )}
      {notes && (
        <>
          <br />
          <small class="muted">
            <bdi>{notes}</bdi>
          </small>
        </>
      )}
    </>
  );
}

/** What else is known of the piece: variant, batch, serial numbers, why it came back. */
function noteOf(item: Line): string {
  const variant = 'variant_display_name' in item ? item.variant_display_name : null;
  const serials = Array.isArray(item.serial_numbers) ? item.serial_numbers.map(String) : [];
  const reason = 'reason' in item ? item.reason : null;
  return [variant, item.batch_number, ...serials, reason].filter(Boolean).join(' · ');
}
