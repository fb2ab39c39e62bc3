import { usePage } from '../../routes';
import { ShiftList } from './shift-list';
import { ShiftPage } from './shift-page';

/** Shifts: all of them, those whose drawer held something else, and one with its X or Z report. */
export default function Shifts() {
  const { id } = usePage();
  const view = id === 'open' || id === 'differences' ? id : 'all';
  return id && view === 'all' ? <ShiftPage key={id} id={id} /> : <ShiftList key={view} view={view} />;
}
