import type { ComponentChildren } from 'preact';
import { formatDateTime, formatNumber, t } from '../../i18n';
import { useLive } from '../../store/live';
import { SURROUNDING_TABLES, surroundings } from '../../store/settings';
import { readStates } from '../../store/state';
import { Button, Card, Facts, useApp, useNavigate } from '../../ui';

/** Which till this is, of which shop. */
export function DeviceCard() {
  const { till, catalog } = useApp();
  const navigate = useNavigate();
  const around = useLive(() => surroundings(till), SURROUNDING_TABLES);
  const states = useLive(() => readStates(till.db, 'enrolled_at', 'epoch', 'seq'), ['sync_state']);
  const [enrolledAt, epoch = 1, seq = 0] = states ?? [];
  const rows: (readonly [string, ComponentChildren])[] = [
    [t('settings.organization'), around?.organization?.name],
    [t('settings.branch'), around?.branch?.name],
    [t('settings.label'), around?.deviceLabel && <bdi>{around.deviceLabel}</bdi>],
    [t('settings.device'), around?.deviceId && <bdi>{around.deviceId}</bdi>],
    [t('settings.enrolledAt'), enrolledAt && formatDateTime(enrolledAt)],
    [t('settings.operations'), `${formatNumber(seq)}${epoch > 1 ? ` (${epoch})` : ''}`],
    [t('settings.products'), formatNumber(catalog.size.value)],
    [t('settings.currency'), around?.currency],
    [t('settings.zone'), around?.zone && <bdi>{around.zone}</bdi>],
  ];
  return (
    <Card
      title={t('settings.till')}
      actions={
        <Button icon="key" kind="quiet" onClick={() => navigate('/enrol')}>
          {t('settings.newKey')}
        </Button>
      }
    >
      <Facts rows={rows.map(([name, value]) => [name, value || '–'] as const)} />
    </Card>
  );
}
