import { isLabel, keyIn, takeKeyFromLink } from '../../store/enrol';

/** What an enrolment link says: `/till/#enrol=<device key>&label=<name>`. */
export interface EnrolmentLink {
  key: string;
  /** null where it names none, or one that can't stand in the till's numbers */
  label: string | null;
}

/** Reads the link that opened this page and removes it from the address, so that the key stays nowhere. */
export function takeLink(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): EnrolmentLink | null {
  const label = labelIn(location.hash);
  const key = takeKeyFromLink(location, history);
  return key === null ? null : { key, label };
}

/** Reads what was pasted: a whole link, or the key alone. */
export function readLink(text: string): EnrolmentLink | null {
  const key = keyIn(text);
  return key === null ? null : { key, label: labelIn(text) };
}

/** A name as it can stand in the till's numbers: what can't is left out. */
export function asLabel(name: string): string {
  return name
    .trim()
    .replace(/\s+/g, '-')
    .replace(/[^A-Za-z0-9._-]/g, '')
    .slice(0, 24);
}

function labelIn(text: string): string | null {
  const said = new URLSearchParams(text.slice(text.indexOf('#') + 1)).get('label');
  const label = said === null ? '' : asLabel(said);
  return isLabel(label) ? label : null;
}
