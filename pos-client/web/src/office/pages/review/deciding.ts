import { formatNumber } from '../../../i18n';
import { texts } from '../../i18n';
import type review from '../../i18n/en/review';
import { tableChanged } from '../../live';
import { words } from '../../problems';
import { askReason, toast } from '../../ui';
import { decide, sumUp } from './desk';

const t = texts<typeof review>();

/** Asks why, decides, and tells what became of it. False when the person thought better of it or it failed. */
export async function decideKept(deed: 'release' | 'discard', ids: readonly string[]): Promise<boolean> {
  const reason = await askReason({
    title: t(`review.${deed}N`, { count: formatNumber(ids.length) }),
    text: t(`review.${deed}Text`),
    confirm: t(`review.${deed}`),
    danger: deed === 'discard',
  });
  if (reason === null) {
    return false;
  }
  try {
    const { done, refused, problem } = sumUp(deed, await decide(deed, ids, reason));
    if (refused > 0) {
      toast(t('review.refused', { count: formatNumber(refused) }), 'warn');
    }
    if (problem) {
      toast(problem, 'danger');
    }
    if (done > 0) {
      toast(
        t(deed === 'release' ? 'review.released' : 'review.discarded', { count: formatNumber(done) }),
        'ok',
      );
    }
    return true;
  } catch (failure) {
    toast(words(failure), 'danger');
    return false;
  } finally {
    tableChanged('quarantine');
  }
}
