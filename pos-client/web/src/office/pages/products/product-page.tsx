import type { Product } from '../../../store/records';
import { RecordPage } from '../../form/record-page';
import { texts } from '../../i18n';
import type products from '../../i18n/en/products';
import type { AnyRecord } from '../../lookup';
import { go } from '../../routes';
import { Badge, Button, Tabs } from '../../ui';
import { ProductForm } from './product-form';
import { ProductImages } from './product-images';
import { ProductVariants } from './product-variants';

const t = texts<typeof products>();

export type ProductRecord = Product & AnyRecord;

const PARTS = ['basics', 'variants', 'images'] as const;
type Part = (typeof PARTS)[number];

/** One product: its fields, its variants and its images. */
export function ProductPage({ id, part }: { id: string; part: string | undefined }) {
  const shown: Part = PARTS.find((one) => one === part) ?? 'basics';
  return (
    <RecordPage<ProductRecord>
      table="products"
      id={id}
      list="/products"
      newTitle={t('products.new')}
      removal={{
        title: (name) => t('products.delete', { name }),
        text: t('products.deleteText'),
        done: t('products.deleted'),
      }}
      actions={() => (
        <Button icon="box" onClick={() => go(`/stock/${id}`)}>
          {t('nav.stock')}
        </Button>
      )}
      note={({ is_active }) => is_active === false && <Badge>{t('products.inactive')}</Badge>}
      bar={
        <Tabs
          label={t('products.parts')}
          tabs={PARTS.map((one) => ({ id: one, label: t(`products.part.${one}`) }))}
          selected={shown}
          onSelect={(one) => go(one === 'basics' ? `/products/${id}` : `/products/${id}/${one}`)}
        />
      }
    >
      {(product) => {
        if (product && shown === 'variants') {
          return <ProductVariants product={product} />;
        }
        return product && shown === 'images' ? (
          <ProductImages product={product} />
        ) : (
          <ProductForm product={product} />
        );
      }}
    </RecordPage>
  );
}
