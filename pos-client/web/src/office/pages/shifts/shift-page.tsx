import type { StaffWorkSession } from '../../../store/records';
import { texts } from '../../i18n';
import type sales from '../../i18n/en/sales';
import type shifts from '../../i18n/en/shifts';
import { go, to } from '../../routes';
import { History } from '../../sales/history';
import { Button, Loaded, Notice, Page } from '../../ui';
import { useQuery } from '../../use-query';
import type { ShiftReport } from './report';
import { ReportView } from './report-view';
import { ShiftState } from './shift-state';
import './shifts.css';

const t = texts<typeof shifts & typeof sales>();
const LIVE_MS = 3_000;

/** One shift with its report, which the browser prints. */
export function ShiftPage({ id }: { id: string }) {
  const at = encodeURIComponent(id);
  const answer = useQuery<StaffWorkSession>(`/staff_work_sessions/${at}`, {}, { liveMs: LIVE_MS });
  const report = useQuery<ShiftReport>(`/reports/shifts/${at}`, {}, { liveMs: LIVE_MS });
  const shift = answer.data;
  return (
    <Page
      title={shift ? t(shift.status === 'closed' ? 'shifts.z' : 'shifts.x') : t('shifts.one')}
      note={shift && <ShiftState status={shift.status} />}
      onBack={() => go('/shifts')}
      actions={
        <>
          <a class="button button-secondary button-normal" href={to(`/orders?staff_work_session_id=${at}`)}>
            {t('shifts.ordersOf')}
          </a>
          <Button kind="primary" icon="print" disabled={!report.data} onClick={() => window.print()}>
            {t('sales.print')}
          </Button>
        </>
      }
      wide
    >
      <div class="shift-report">
        <Loaded of={answer}>
          {(found) => (
            <>
              {found.amendments ? (
                <Notice tone="warn">{t('shifts.amended', { n: found.amendments })}</Notice>
              ) : null}
              <Loaded of={report}>{(sums) => <ReportView shift={found} report={sums} />}</Loaded>
            </>
          )}
        </Loaded>
      </div>
      <div class="shift-history">
        <History table="staff_work_sessions" id={id} />
      </div>
    </Page>
  );
}
