import { formatNumber, t } from '../i18n';
import { useApp } from './app-context';
import { Progress } from './feedback';

/** How far the first load is; nothing once it is over. It goes on by itself after an interruption. */
export function FirstLoad() {
  const { sync } = useApp();
  const { phase, progress } = sync.state.value;
  if (phase !== 'first-load') {
    return null;
  }
  const rows = progress?.rows ?? 0;
  const total = progress?.total ?? null;
  return (
    <div class="lock-load">
      <Progress label={t('sync.firstLoad')} value={rows} max={total} />
      <p class="muted">
        {t('sync.firstLoad')}{' '}
        {total
          ? t('sync.firstLoadRows', { rows: formatNumber(rows), total: formatNumber(total) })
          : t('sync.firstLoadSome', { rows: formatNumber(rows) })}
      </p>
    </div>
  );
}
