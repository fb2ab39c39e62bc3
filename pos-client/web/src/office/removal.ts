import { confirm } from '../ui/confirm';
import { toast } from '../ui/toast';
import { t } from './i18n';
import { tableChanged } from './live';
import type { AnyRecord } from './lookup';
import { change, type Outcome, send } from './operations';
import { perform } from './perform';
import { outcomeWords, words } from './problems';

export interface Removal {
  table: string;
  record: AnyRecord;
  /** "Delete Coffee 500 g?" */
  title: string;
  /** what follows from it */
  text: string;
  /** said afterwards: "Product deleted" */
  done: string;
  /** any field that it has: a record comes back by a change of it */
  field?: string;
}

/**
 * Asks, deletes and offers to undo it: a deleted record keeps its fields, and a change that has seen the deletion revives it.
 *
 * @returns whether it is gone
 */
export async function remove({ table, record, field = 'name', ...said }: Removal): Promise<boolean> {
  const { title, text, done } = said;
  if (!(await confirm({ title, text, confirm: t('do.delete'), danger: true }))) {
    return false;
  }
  const deletion = change(`${table}.delete`, record.id, {}, record.version ?? null);
  try {
    const outcome = await send(deletion);
    tableChanged(table);
    return tell(outcome, done, (version) => {
      const back = change(`${table}.upsert`, record.id, { [field]: record[field] ?? null }, version);
      void perform(back, { done: t('outcome.undone') });
    });
  } catch (failure) {
    toast(words(failure), 'danger');
    return false;
  }
}

function tell(outcome: Outcome, done: string, undo: (version: number) => void): boolean {
  if (outcome.status !== 'applied') {
    toast(outcomeWords(outcome), outcome.status === 'durable' ? 'info' : 'danger');
    return outcome.status === 'durable';
  }
  const { version } = outcome.receipt;
  toast(done, 'ok', version ? { label: t('do.undo'), run: () => undo(version) } : undefined);
  return true;
}
