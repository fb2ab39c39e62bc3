import { texts } from '../../i18n';
import type dashboard from '../../i18n/en/dashboard';
import { to } from '../../routes';
import { Notice } from '../../ui';
import { useQuery } from '../../use-query';

const t = texts<typeof dashboard>();
const LIVE_MS = 10_000;

/** What waits for a person; nothing while nothing does. */
export function Attention() {
  const query = { status: 'open', limit: 100 };
  const { data } = useQuery<{ conflicts: unknown[] }>('/sync/conflicts', query, { liveMs: LIVE_MS });
  const open = data?.conflicts.length ?? 0;
  if (open === 0) {
    return null;
  }
  return (
    <Notice tone="warn" action={<a href={to('/review')}>{t('dashboard.toReview')}</a>}>
      {t('dashboard.attention', { n: open })}
    </Notice>
  );
}
