import { useState } from 'preact/hooks';
import { formatDateTime, t } from '../../i18n';
import { useLive } from '../../store/live';
import type { StaffWorkSession } from '../../store/records';
import { Card, Money, Table, useApp } from '../../ui';
import { ReportDialog } from './report-dialog';

const SHOWN = 15;

/** Shifts that were closed, the newest first, each with its Z report. */
export function PastShifts() {
  const { till } = useApp();
  const [shown, setShown] = useState<StaffWorkSession | null>(null);
  const shifts = useLive(
    () =>
      till.db.staff_work_sessions
        .orderBy('opened_at')
        .reverse()
        .filter(({ status }) => status === 'closed')
        .limit(SHOWN)
        .toArray(),
    ['staff_work_sessions'],
  );
  if (!shifts || shifts.length === 0) {
    return null;
  }
  return (
    <Card title={t('shift.past')}>
      <Table
        label={t('shift.past')}
        rows={shifts}
        rowKey={({ id }) => id}
        onOpen={setShown}
        columns={[
          { id: 'opened', label: t('shift.opened'), cell: ({ opened_at }) => when(opened_at) },
          { id: 'closed', label: t('shift.closed'), minor: true, cell: ({ closed_at }) => when(closed_at) },
          { id: 'who', label: t('receipt.cashier'), cell: ({ employee_name }) => employee_name ?? '' },
          {
            id: 'counted',
            label: t('shift.countedCash'),
            end: true,
            cell: (shift) => <Money amount={cashOf(shift)} />,
          },
        ]}
      />
      {shown && <ReportDialog shift={shown} copy onClose={() => setShown(null)} />}
    </Card>
  );
}

function when(time: string | null | undefined): string {
  return time ? formatDateTime(time) : '';
}

function cashOf({ counted, counted_cash }: StaffWorkSession): number | null {
  const cash =
    typeof counted === 'object' && counted !== null
      ? new Map(Object.entries(counted)).get('cash')
      : undefined;
  return typeof cash === 'number' ? cash : (counted_cash ?? null);
}
