import { type PriceBook, readPriceBook } from '../domain/pricing';
import type { Till } from '../store/till';

/** The price lists and promotions that the till has pulled, for `priceCart`; read again when their tables change. */
export async function loadPriceBook({ db }: Till): Promise<PriceBook> {
  const [lists, promotions] = await Promise.all([db.price_lists.toArray(), db.promotions.toArray()]);
  return readPriceBook(lists, promotions);
}
