import { useState } from 'preact/hooks';
import { formatTime, t } from '../../i18n';
import { useLive } from '../../store/live';
import type { StaffWorkSession } from '../../store/records';
import { movementsOf, reportOf } from '../../till/shifts';
import { Button, Card, Money, Spinner, useApp, useShortcuts } from '../../ui';
import { CloseDialog } from './close-dialog';
import { MoveDialog } from './move-dialog';
import { ReportDialog } from './report-dialog';
import { ReportTiles } from './report-tiles';

type Open = 'in' | 'out' | 'close' | 'report' | null;

const REPORT_TABLES = ['staff_work_sessions', 'orders', 'returns', 'payments', 'expenses'] as const;

/** The shift that is open: how it stands, and what can be done with the drawer. */
export function OpenShift({ shift }: { shift: StaffWorkSession }) {
  const { till } = useApp();
  const [open, setOpen] = useState<Open>(null);
  const [closed, setClosed] = useState<StaffWorkSession | null>(null);
  useShortcuts({
    F2: () => setOpen('in'),
    F3: () => setOpen('out'),
    F4: () => setOpen('report'),
    F8: () => setOpen('close'),
  });
  const report = useLive(() => reportOf(till, shift.id), REPORT_TABLES, [shift.id]);
  if (!report) {
    return <Spinner />;
  }
  const close = () => setOpen(null);
  return (
    <>
      <div class="shift-actions">
        <Button icon="plus" shortcut="F2" onClick={() => setOpen('in')}>
          {t('shift.cashIn')}
        </Button>
        <Button icon="minus" shortcut="F3" onClick={() => setOpen('out')}>
          {t('shift.cashOut')}
        </Button>
        <Button icon="print" shortcut="F4" onClick={() => setOpen('report')}>
          {t('shift.x')}
        </Button>
        <Button kind="primary" icon="drawer" shortcut="F8" onClick={() => setOpen('close')}>
          {t('shift.close')}
        </Button>
      </div>
      <ReportTiles shift={shift} report={report} />
      <Movements shift={shift} />
      {(open === 'in' || open === 'out') && <MoveDialog kind={open} onClose={close} />}
      {open === 'report' && <ReportDialog shift={shift} onClose={close} />}
      {open === 'close' && <CloseDialog report={report} onClose={close} onClosed={setClosed} />}
      {closed && <ReportDialog shift={closed} onClose={() => setClosed(null)} />}
    </>
  );
}

function Movements({ shift }: { shift: StaffWorkSession }) {
  const movements = movementsOf(shift);
  if (movements.length === 0) {
    return null;
  }
  return (
    <Card title={t('shift.movements')}>
      <ul class="shift-movements">
        {movements.toReversed().map((movement) => (
          <li key={movement.occurred_at}>
            <span class="grow">
              <span class="strong">{t(movement.kind === 'cash_in' ? 'shift.cashIn' : 'shift.cashOut')}</span>
              <small class="muted">{movement.reason}</small>
            </span>
            <small class="muted">{formatTime(movement.occurred_at)}</small>
            <Money amount={movement.kind === 'cash_in' ? movement.amount : -movement.amount} signed />
          </li>
        ))}
      </ul>
    </Card>
  );
}
