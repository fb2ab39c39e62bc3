import { usePage } from '../../routes';
import { ReturnList } from './return-list';
import { ReturnPage } from './return-page';

/** What customers brought back: all of it, and one return. */
export default function Returns() {
  const { id } = usePage();
  return id ? <ReturnPage key={id} id={id} /> : <ReturnList />;
}
