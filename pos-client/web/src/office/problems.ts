import { Refused, Unreachable } from './http';
import { t, tAny } from './i18n';
import type { Outcome } from './operations';

/** How browsers say that code which is fetched late is gone: a new version has replaced it. */
const MISSING_CODE = /dynamically imported module|importing a module script failed/i;

/** Why something failed, in the person's language, with what the server says of it. */
export function words(failure: unknown): string {
  if (failure instanceof Refused) {
    return reasonWords(failure.reason ?? String(failure.status), failure.detail);
  }
  if (failure instanceof Unreachable) {
    return t('problem.unreachable');
  }
  if (failure instanceof TypeError && MISSING_CODE.test(failure.message)) {
    return t('problem.stale');
  }
  return t('problem.unexpected', { message: failure instanceof Error ? failure.message : String(failure) });
}

/** A reason of PROTOCOL §6 in words, and the server's own words behind it where it has some. */
export function reasonWords(reason: string, detail?: string | null): string {
  const known = tAny(`reason.${reason}`, '');
  if (known === '') {
    return detail || t('problem.unexpected', { message: reason });
  }
  return detail ? `${known}: ${detail}` : known;
}

/** What became of a change, where it wasn't simply done. */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome.status) {
    case 'applied':
      return t('outcome.applied');
    case 'durable':
      return t('outcome.durable');
    case 'rejected':
      return reasonWords(outcome.reason, outcome.message);
    case 'conflict':
      return t('outcome.conflict');
  }
}
