import { toast } from '../ui/toast';
import { t } from './i18n';
import { tableChanged } from './live';
import { type Change, inverse, type Outcome, send } from './operations';
import { outcomeWords, words } from './problems';
import { go } from './routes';

export interface Deed {
  /** said when it is done: "Price saved" */
  done: string;
  /** the record as it was: then the toast offers to undo it; null where the change creates it */
  before?: Readonly<Record<string, unknown>> | null;
  /** what fails is not told here but thrown, or returned: the form tells it itself */
  quiet?: boolean;
}

/**
 * Sends a change and tells how it ended, with Undo where that can be.
 *
 * @returns null when it failed as a whole; the toast offers to send the same change again
 */
export async function perform(change: Change, deed: Deed): Promise<Outcome | null> {
  try {
    const outcome = await send(change);
    tell(change, outcome, deed);
    tableChanged(change.type.split('.')[0] ?? '');
    return outcome;
  } catch (failure) {
    if (deed.quiet) {
      throw failure;
    }
    toast(words(failure), 'danger', { label: t('do.retry'), run: () => void perform(change, deed) });
    return null;
  }
}

function tell(change: Change, outcome: Outcome, deed: Deed): void {
  if (outcome.status === 'applied') {
    const { before } = deed;
    const back = before === undefined ? null : inverse(change, before, outcome.receipt.version ?? null);
    const undo = back && {
      label: t('do.undo'),
      run: () => void perform(back, { done: t('outcome.undone') }),
    };
    toast(deed.done, 'ok', undo ?? undefined);
  } else if (outcome.status === 'durable') {
    toast(outcomeWords(outcome), 'info');
  } else if (outcome.status === 'conflict') {
    toast(outcomeWords(outcome), 'warn', { label: t('outcome.review'), run: () => go('/review') });
  } else if (!deed.quiet) {
    toast(outcomeWords(outcome), 'danger');
  }
}
