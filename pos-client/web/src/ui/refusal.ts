import { formatMoney, formatTime, type Params, t, tMaybe } from '../i18n';
import { Refusal } from '../store/refusal';

/** How browsers say that code which is fetched late is gone: a new version has replaced it. */
const MISSING_CODE = /dynamically imported module|importing a module script failed/i;

/** Why something was not done, in the person's language; what is unforeseen is told as it is. */
export function words(error: unknown): string {
  if (error instanceof Refusal) {
    return tMaybe(`refusal.${error.reason}`, error.reason, params(error.details));
  }
  if (error instanceof TypeError && MISSING_CODE.test(error.message)) {
    return t('update.stale');
  }
  return t('error.unexpected', { message: error instanceof Error ? error.message : String(error) });
}

/** The details of a refusal as its words want them: times as times of day, amounts as money. */
function params(details: Record<string, unknown>): Params {
  const shown: Params = {};
  for (const [name, value] of Object.entries(details)) {
    if (name === 'until' && typeof value === 'string') {
      shown.until = formatTime(value);
    } else if (name === 'attemptsLeft') {
      shown.n = Number(value);
    } else if (typeof value === 'number') {
      shown[name] = /amount|total|limit|most|max/i.test(name) ? formatMoney(value) : value;
    } else if (typeof value === 'string') {
      shown[name] = value;
    }
  }
  return shown;
}
