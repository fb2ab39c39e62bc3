import { signal } from '@preact/signals';

/** What a link brought in its fragment: an invitation, or the code of an identity provider's log-in. */
export type Entrance =
  | { kind: 'invitation'; organization: string; invitation: string }
  | { kind: 'code'; code: string }
  /** by the reason of PROTOCOL §6; what else stands in the address is nobody's words */
  | { kind: 'refused'; reason: string };

/** What the link of this visit brought; null once it is used. */
export const entered = signal<Entrance | null>(null);

/** Takes the secret out of the address, and out of the history with it. Once, before anything else. */
export function takeEntrance(): Entrance | null {
  const found = readEntrance(location.hash);
  if (found) {
    history.replaceState(null, '', location.pathname + location.search);
    entered.value = found;
  }
  return found;
}

/** Reads `#accept=<organization>:<invitation>`, `#code=…` and `#error=…`. */
export function readEntrance(hash: string): Entrance | null {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const accept = parameters.get('accept') ?? '';
  const at = accept.indexOf(':');
  if (at > 0 && at < accept.length - 1) {
    return { kind: 'invitation', organization: accept.slice(0, at), invitation: accept.slice(at + 1) };
  }
  const code = parameters.get('code');
  if (code) {
    return { kind: 'code', code };
  }
  const error = parameters.get('error');
  return error ? { kind: 'refused', reason: error } : null;
}
