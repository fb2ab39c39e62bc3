import { useState } from 'preact/hooks';
import { api, type Part } from '../../api';
import { texts } from '../../i18n';
import type products from '../../i18n/en/products';
import type { AnyRecord } from '../../lookup';
import { change, newRecordId } from '../../operations';
import { perform } from '../../perform';
import { words } from '../../problems';
import { remove } from '../../removal';
import { can } from '../../rights';
import { Badge, Button, EmptyState, IconButton, Loaded, Notice, Spinner } from '../../ui';
import { useQuery } from '../../use-query';
import { FileButton } from './file-button';
import type { ProductRecord } from './product-page';
import './products.css';

const t = texts<typeof products>();
const MOST = 200;
const THUMBNAIL_WIDTH = 320;
const LARGEST_BYTES = 5 * 1024 * 1024;

interface ProductImage extends AnyRecord {
  image_url: string;
  alt_text?: string | null;
  sort_order?: number | null;
}

interface Uploaded {
  image_url: string;
  variants: { width: number; url: string }[];
}

/** A product's pictures; one of them is the main one, which tills show. */
export function ProductImages({ product }: { product: ProductRecord }) {
  const question = { product_id: product.id, sort: 'sort_order', limit: MOST };
  const answer = useQuery<Part<ProductImage>>('/product_images', question, { liveMs: 2000 });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (files: readonly File[]) => {
    setBusy(true);
    setProblem(null);
    try {
      await upload(product, files, answer.data?.items ?? []);
    } catch (failure) {
      setProblem(words(failure));
    } finally {
      setBusy(false);
    }
  };
  const chosen = (files: readonly File[]) => {
    const large = files.find(({ size }) => size > LARGEST_BYTES);
    if (large) {
      setProblem(t('products.imageTooLarge', { name: large.name }));
    } else {
      void add(files);
    }
  };
  const button = can('product_images.upsert') && (
    <div>
      <FileButton
        label={t('products.addImage')}
        accept="image/png,image/jpeg,image/webp"
        multiple
        busy={busy}
        onFiles={chosen}
      />
    </div>
  );
  return (
    <>
      {problem && <Notice tone="danger">{problem}</Notice>}
      {button}
      {busy && <Spinner label={t('products.uploading')} />}
      <Loaded of={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="tag" title={t('products.noImages')} text={t('products.imagesText')} />
          ) : (
            <ul class="product-images">
              {items.map((image) => (
                <Picture
                  key={image.id}
                  product={product}
                  image={image}
                  next={items.find(({ id }) => id !== image.id)?.image_url ?? null}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

/** Each file is kept by the server first; then a record tells of it, and of the first the product itself. */
async function upload(
  product: ProductRecord,
  files: readonly File[],
  before: readonly ProductImage[],
): Promise<void> {
  let place = Math.max(0, ...before.map(({ sort_order }) => sort_order ?? 0));
  let isFirst = !product.image_url;
  for (const file of files) {
    const { image_url, variants } = await api.upload<Uploaded>('/images', file, file.name);
    place += 1;
    const fields = { product_id: product.id, image_url, sort_order: place };
    const outcome = await perform(change('product_images.upsert', newRecordId(), fields), {
      done: t('products.imageSaved'),
      before: null,
    });
    if (isFirst && outcome?.status === 'applied') {
      await makeMain(product, image_url, variants.find(({ width }) => width === THUMBNAIL_WIDTH)?.url);
      isFirst = false;
    }
  }
}

/** @param url null: the product has no main image any more */
async function makeMain(
  product: ProductRecord,
  url: string | null,
  thumbnail = url && smaller(url),
): Promise<void> {
  const fields = { image_url: url, thumbnail_image: thumbnail };
  await perform(change('products.upsert', product.id, fields, product.version), {
    done: t('products.mainSaved'),
    before: product,
  });
}

/** The address of the copy that is 320 wide: the server answers with the image itself where that is smaller. */
function smaller(url: string): string {
  return url.replace(/(?<!-\d+)\.webp$/, `-${THUMBNAIL_WIDTH}.webp`);
}

interface PictureProps {
  product: ProductRecord;
  image: ProductImage;
  /** what becomes the main image when this one was it and goes */
  next: string | null;
}

function Picture({ product, image, next }: PictureProps) {
  const isMain = product.image_url === image.image_url;
  const drop = async () => {
    const isGone = await remove({
      table: 'product_images',
      record: image,
      title: t('products.deleteImage'),
      text: t('products.deleteImageText'),
      done: t('products.imageDeleted'),
      field: 'image_url',
    });
    if (isGone && isMain) {
      await makeMain(product, next);
    }
  };
  return (
    <li class="product-image">
      <img
        src={image.image_url}
        alt={image.alt_text || product.name}
        loading="lazy"
        width={320}
        height={320}
      />
      <div class="product-image-tools">
        {isMain && <Badge tone="ok">{t('products.mainImage')}</Badge>}
        {!isMain && can('products.upsert') && (
          <Button kind="quiet" onClick={() => void makeMain(product, image.image_url)}>
            {t('products.makeMain')}
          </Button>
        )}
        {can('product_images.delete') && (
          <IconButton icon="trash" label={t('do.delete')} onClick={() => void drop()} />
        )}
      </div>
    </li>
  );
}
