import { openPeople, type People } from '../store/people';
import type { Till } from '../store/till';
import { useApp } from './app-context';

const opened = new WeakMap<Till, People>();

/** The customers in memory; empty while nobody is signed in. */
export function usePeople(): People {
  const { till } = useApp();
  const people = opened.get(till) ?? openPeople(till);
  opened.set(till, people);
  // Who reads the revision is drawn anew when customers come in or change.
  void people.revision.value;
  return people;
}
