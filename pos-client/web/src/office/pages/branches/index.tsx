import { usePage } from '../../routes';
import { BranchList } from './branch-list';
import { BranchPage } from './branch-page';

/** Where the chain sells. */
export default function Branches() {
  const { id } = usePage();
  return id ? <BranchPage key={id} id={id} /> : <BranchList />;
}
