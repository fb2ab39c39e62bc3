import { useRoute } from 'preact-iso';
import { OrderList } from './order-list';
import { OrderPage } from './order-page';

/** What was sold and taken back: a list, and each sale by itself (S4-8). */
export default function OrdersPage() {
  const { id } = useRoute().params;
  return id ? <OrderPage key={id} id={id} /> : <OrderList />;
}
