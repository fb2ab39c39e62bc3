import { usePage } from '../../routes';
import { PromotionList } from './promotion-list';
import { PromotionPage } from './promotion-page';

/** Dated promotions: a percentage, an amount, three for two, a bundle. */
export default function Promotions() {
  const { id } = usePage();
  return id ? <PromotionPage key={id} id={id} /> : <PromotionList />;
}
