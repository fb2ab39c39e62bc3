import { operationName } from '../../../pages/sync/operation-words';
import { texts } from '../../i18n';
import type review from '../../i18n/en/review';
import { typeIn } from './desk';

const t = texts<typeof review>();

/** What a kept operation does, as far as its content tells. */
export function operationWords(content: string): string {
  const type = typeIn(content);
  return type === null ? t('review.unreadable') : operationName(type);
}
