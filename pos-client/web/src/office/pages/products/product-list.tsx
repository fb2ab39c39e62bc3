import type { Product } from '../../../store/records';
import { texts } from '../../i18n';
import type products from '../../i18n/en/products';
import type { ListColumn } from '../../list/columns';
import type { Filter } from '../../list/filter';
import { RecordList } from '../../list/record-list';
import { can } from '../../rights';
import { go } from '../../routes';
import { Badge, Button, Money, Page, RecordName, Time } from '../../ui';
import { Thumbnail } from './thumbnail';

const t = texts<typeof products>();

/** All products. */
export function ProductList() {
  const mayChange = can('products.upsert');
  const add = mayChange && (
    <Button kind="primary" icon="plus" onClick={() => go('/products/new')}>
      {t('products.new')}
    </Button>
  );
  return (
    <Page
      title={t('nav.products')}
      wide
      actions={
        mayChange && (
          <>
            <Button icon="upload" onClick={() => go('/products/import')}>
              {t('products.import')}
            </Button>
            {add}
          </>
        )
      }
    >
      <RecordList<Product>
        label={t('nav.products')}
        table="products"
        search={t('products.search')}
        sort="name"
        columns={columns()}
        filters={filters()}
        open={(product) => `/products/${product.id}`}
        empty={{ icon: 'tag', title: t('products.none'), text: t('products.noneText'), action: add }}
      />
    </Page>
  );
}

function columns(): ListColumn<Product>[] {
  return [
    {
      id: 'name',
      label: t('field.name'),
      sort: 'name',
      cell: (product) => (
        <span class="product-name">
          <Thumbnail url={product.thumbnail_image ?? product.image_url} />
          <bdi>{product.name}</bdi>
        </span>
      ),
    },
    {
      id: 'sku',
      label: t('products.sku'),
      cell: ({ sku }) => sku ?? '–',
      sort: 'sku',
      width: 16,
      minor: true,
    },
    {
      id: 'barcode',
      label: t('products.barcode'),
      cell: ({ barcode }) => barcode ?? '–',
      sort: 'barcode',
      width: 16,
      minor: true,
    },
    {
      id: 'category',
      label: t('products.category_id'),
      cell: ({ category_id }) => <RecordName table="product_categories" id={category_id} />,
      width: 16,
      minor: true,
    },
    {
      id: 'price',
      label: t('field.price'),
      cell: ({ price }) => <Amount value={price} />,
      sort: 'price',
      width: 15,
      end: true,
    },
    {
      id: 'active',
      label: t('field.status'),
      cell: ({ is_active }) =>
        is_active === false ? (
          <Badge>{t('products.inactive')}</Badge>
        ) : (
          <Badge tone="ok">{t('field.active')}</Badge>
        ),
      width: 12,
      minor: true,
    },
    {
      id: 'changed',
      label: t('field.changed'),
      cell: ({ updated_at }) => <Time at={updated_at} ago />,
      sort: 'updated_at',
      width: 16,
      minor: true,
    },
  ];
}

function filters(): Filter[] {
  return [
    { kind: 'record', field: 'category_id', label: t('products.category_id'), table: 'product_categories' },
    { kind: 'record', field: 'supplier_id', label: t('products.supplier_id'), table: 'suppliers' },
    { kind: 'money', field: 'price', label: t('field.price') },
    { kind: 'text', field: 'brand', label: t('products.brand') },
    { kind: 'flag', field: 'is_active', label: t('field.active') },
    { kind: 'flag', field: 'has_variants', label: t('products.has_variants') },
    { kind: 'flag', field: 'sell_by_weight', label: t('products.sell_by_weight') },
    { kind: 'days', field: 'updated_at', label: t('field.changed') },
  ];
}

function Amount({ value }: { value: number | null | undefined }) {
  return typeof value === 'number' ? <Money amount={value} /> : <>–</>;
}
