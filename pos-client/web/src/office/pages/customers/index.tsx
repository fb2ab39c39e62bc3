import { usePage } from '../../routes';
import { CustomerList } from './customer-list';
import { CustomerPage } from './customer-page';
import { Owing } from './owing';

/** Customers: all of them, those who owe something, and one of them with their account. */
export default function Customers() {
  const { id, part } = usePage();
  if (id === 'owing') {
    return <Owing />;
  }
  return id ? <CustomerPage key={id} id={id} part={part} /> : <CustomerList />;
}
