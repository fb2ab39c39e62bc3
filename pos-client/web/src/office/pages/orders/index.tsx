import { usePage } from '../../routes';
import { OrderList } from './order-list';
import { OrderPage } from './order-page';

/** Sales: all of them, and one with everything about it. */
export default function Orders() {
  const { id } = usePage();
  return id ? <OrderPage key={id} id={id} /> : <OrderList />;
}
