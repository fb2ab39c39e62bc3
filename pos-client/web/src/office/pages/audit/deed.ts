import { operationName } from '../../../pages/sync/operation-words';
import { texts } from '../../i18n';
import type audit from '../../i18n/en/audit';
import { type Entry, kindOf } from './entry';

const t = texts<typeof audit>();

/** What was done, in words: "Product, changed", "Till revoked". */
export function deedWords(entry: Entry): string {
  const what = operationName(entry.type);
  const kind = kindOf(entry);
  return entry.type.endsWith('.upsert') && kind !== 'deleted' ? t(`audit.${kind}`, { what }) : what;
}
