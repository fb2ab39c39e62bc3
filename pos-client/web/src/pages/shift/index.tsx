import { t } from '../../i18n';
import { useLive } from '../../store/live';
import { currentShift } from '../../till/shifts';
import { Badge, Page, Spinner, useApp } from '../../ui';
import { OpenForm } from './open-form';
import { OpenShift } from './open-shift';
import { PastShifts } from './past-shifts';
import './shift.css';

/** The drawer: opened with a float, counted at the end (B-1). */
export default function ShiftPage() {
  const { till } = useApp();
  const shift = useLive(
    async () => (await currentShift(till)) ?? null,
    ['staff_work_sessions', 'sync_state'],
  );
  if (shift === undefined) {
    return <Spinner />;
  }
  return (
    <Page
      title={t('nav.shift')}
      wide
      note={shift ? <Badge tone="ok">{t('shift.isOpen')}</Badge> : <Badge>{t('shift.isClosed')}</Badge>}
    >
      <div class="shift-body">
        {shift ? <OpenShift shift={shift} /> : <OpenForm />}
        <PastShifts />
      </div>
    </Page>
  );
}
