import { usePage } from '../../routes';
import { ImportPage } from './import/import-page';
import { ProductList } from './product-list';
import { ProductPage } from './product-page';

/** What is sold: the list, one product, and many at once from a file. */
export default function Products() {
  const { id, part } = usePage();
  if (id === 'import') {
    return <ImportPage />;
  }
  return id ? <ProductPage key={id} id={id} part={part} /> : <ProductList />;
}
