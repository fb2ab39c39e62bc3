import { Icon } from '../../ui';
import './products.css';

/** A small picture beside a name, which says what it is; a drawing where there is none. */
export function Thumbnail({ url }: { url: string | null | undefined }) {
  return (
    <span class="product-thumb" aria-hidden="true">
      {url ? <img src={url} alt="" loading="lazy" width={28} height={28} /> : <Icon name="tag" size={16} />}
    </span>
  );
}
