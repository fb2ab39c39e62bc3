const LABEL_LENGTH = 24;
const LABEL_PATTERN = /^[A-Za-z0-9._-]{1,24}$/;
const KEY_PATTERN = /^[A-Za-z0-9._~-]{16,}$/;

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
  const { hash, pathname, search } = location;
  if (!hash.startsWith('#enrol=')) {
    return null;
  }
  history.replaceState(null, '', pathname + search);
  return readLink(hash);
}

/** Reads what was scanned or pasted: a whole link, or the key alone. */
export function readLink(text: string): EnrolmentLink | null {
  const at = text.indexOf('#enrol=');
  if (at < 0) {
    const bare = text.trim();
    return KEY_PATTERN.test(bare) ? { key: bare, label: null } : null;
  }
  const said = new URLSearchParams(text.slice(at + 1).trim());
  // In a key a plus is a plus.
  const key = said.get('enrol')?.replaceAll(' ', '+') ?? '';
  return key === '' ? null : { key, label: labelOf(said.get('label') ?? '') };
}

/** Whether it can stand in the till's numbers. */
export function isLabel(text: string): boolean {
  return LABEL_PATTERN.test(text);
}

/** A name as it can stand in the till's numbers: what can't is left out. */
export function asLabel(name: string): string {
  return name
    .trim()
    .replace(/\s+/g, '-')
    .replace(/[^A-Za-z0-9._-]/g, '')
    .slice(0, LABEL_LENGTH);
}

function labelOf(said: string): string | null {
  const label = asLabel(said);
  return isLabel(label) ? label : null;
}
