import { usePage } from '../../routes';
import { PriceListList } from './price-list-list';
import { PriceListPage } from './price-list-page';

/** Prices of some branches, kinds of sale and times. */
export default function PriceLists() {
  const { id } = usePage();
  return id ? <PriceListPage key={id} id={id} /> : <PriceListList />;
}
