import { usePage } from '../../routes';
import { ExpenseList } from './expense-list';
import { ExpensePage } from './expense-page';

/** What money was spent on, at the tills and elsewhere. */
export default function Expenses() {
  const { id } = usePage();
  return id ? <ExpensePage key={id} id={id} /> : <ExpenseList />;
}
