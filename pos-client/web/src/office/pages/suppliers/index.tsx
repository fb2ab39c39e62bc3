import { usePage } from '../../routes';
import { SupplierList } from './supplier-list';
import { SupplierPage } from './supplier-page';

/** Who delivers, and what the chain owes them. */
export default function Suppliers() {
  const { id, part } = usePage();
  return id ? <SupplierPage key={id} id={id} part={part} /> : <SupplierList />;
}
