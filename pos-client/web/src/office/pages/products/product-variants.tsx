import { useState } from 'preact/hooks';
import type { Part } from '../../api';
import { texts } from '../../i18n';
import type products from '../../i18n/en/products';
import { remove } from '../../removal';
import { can } from '../../rights';
import { Button, Card, type Column, EmptyState, IconButton, Loaded, Money, Notice, Table } from '../../ui';
import { useQuery } from '../../use-query';
import type { ProductRecord } from './product-page';
import './products.css';
import { type Edited, type Kind, type Variant, VariantDialog } from './variant-dialog';

const t = texts<typeof products>();
const MOST = 1000;

/** The colours and sizes that a product comes in. */
export function ProductVariants({ product }: { product: ProductRecord }) {
  const [edited, setEdited] = useState<Edited | null>(null);
  const question = { product_id: product.id, sort: 'sort_order', limit: MOST };
  const colors = useQuery<Part<Variant>>('/product_colors', question, { liveMs: 2000 });
  const sizes = useQuery<Part<Variant>>('/product_sizes', question, { liveMs: 2000 });
  const edit = (kind: Kind) => (record: Variant | null) => setEdited({ kind, record });
  return (
    <>
      {product.has_variants !== true && <Notice>{t('products.variantsOff')}</Notice>}
      <Loaded of={colors}>
        {({ items }) => (
          <Variants kind="product_colors" items={items} colors={items} onEdit={edit('product_colors')} />
        )}
      </Loaded>
      <Loaded of={sizes}>
        {({ items }) => (
          <Variants
            kind="product_sizes"
            items={items}
            colors={colors.data?.items ?? []}
            onEdit={edit('product_sizes')}
          />
        )}
      </Loaded>
      {edited && (
        <VariantDialog
          {...edited}
          productId={product.id}
          colors={colors.data?.items ?? []}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

interface VariantsProps {
  kind: Kind;
  items: readonly Variant[];
  colors: readonly Variant[];
  onEdit: (record: Variant | null) => void;
}

function Variants({ kind, items, colors, onEdit }: VariantsProps) {
  const mayChange = can(`${kind}.upsert`);
  const nameOfColor = (id: string | null | undefined) => colors.find((color) => color.id === id)?.name;
  const columns: Column<Variant>[] = [
    {
      id: 'name',
      label: t('field.name'),
      cell: ({ name, color_code }) => (
        <>
          {color_code && <span class="swatch" style={{ backgroundColor: color_code }} aria-hidden="true" />}{' '}
          {name}
        </>
      ),
    },
    ...(kind === 'product_sizes'
      ? [
          {
            id: 'color',
            label: t('products.color'),
            cell: ({ color_id }: Variant) => nameOfColor(color_id) ?? t('products.everyColor'),
          },
        ]
      : []),
    { id: 'barcode', label: t('products.barcode'), cell: ({ barcode }) => barcode ?? '–', minor: true },
    {
      id: 'price',
      label: t('field.price'),
      cell: ({ price }) =>
        typeof price === 'number' ? <Money amount={price} /> : t('products.ownPriceNone'),
      end: true,
    },
    {
      id: 'tools',
      label: t('do.delete'),
      cell: (one) => can(`${kind}.delete`) && <Delete kind={kind} record={one} />,
      end: true,
    },
  ];
  return (
    <Card
      title={t(`products.${kind}`)}
      actions={
        mayChange && (
          <Button icon="plus" onClick={() => onEdit(null)}>
            {t('do.add')}
          </Button>
        )
      }
    >
      <Table
        label={t(`products.${kind}`)}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        onOpen={mayChange ? onEdit : undefined}
        empty={<EmptyState icon="variants" title={t('products.noVariants')} />}
      />
    </Card>
  );
}

function Delete({ kind, record }: { kind: Kind; record: Variant }) {
  const run = (event: MouseEvent) => {
    event.stopPropagation();
    void remove({
      table: kind,
      record,
      title: t('products.delete', { name: record.name }),
      text: t('products.variantDeleteText'),
      done: t('products.variantDeleted'),
    });
  };
  return <IconButton icon="trash" label={`${t('do.delete')}: ${record.name}`} onClick={run} />;
}
