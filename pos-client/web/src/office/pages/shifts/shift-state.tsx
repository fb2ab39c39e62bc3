import type { StaffWorkSession } from '../../../store/records';
import { texts } from '../../i18n';
import type shifts from '../../i18n/en/shifts';
import { Badge } from '../../ui';

const t = texts<typeof shifts>();

export function ShiftState({ status }: Pick<StaffWorkSession, 'status'>) {
  return status === 'closed' ? (
    <Badge>{t('shifts.closed')}</Badge>
  ) : (
    <Badge tone="ok">{t('shifts.open')}</Badge>
  );
}
