import { t } from '../../i18n';
import { printReceipt } from '../../receipt/print';
import { ReceiptView } from '../../receipt/receipt-view';
import { useLive } from '../../store/live';
import type { StaffWorkSession } from '../../store/records';
import { surroundings } from '../../store/settings';
import { reportOf } from '../../till/shifts';
import { Button, Dialog, Notice, Spinner, toast, useApp, words } from '../../ui';
import { reportDocument } from './report-document';

export interface ReportDialogProps {
  shift: StaffWorkSession;
  /** a Z report that was printed before */
  copy?: boolean;
  onClose: () => void;
}

/** A shift's report as it is printed: X while it is open, Z once it is closed. */
export function ReportDialog({ shift, copy, onClose }: ReportDialogProps) {
  const { till } = useApp();
  const found = useLive(
    async () => ({ report: await reportOf(till, shift.id), around: await surroundings(till) }),
    ['staff_work_sessions', 'orders', 'returns', 'payments', 'expenses'],
    [shift.id],
  );
  const paper = found && reportDocument(shift, found.report, found.around, copy);
  const direct = async () => {
    if (paper) {
      const { printDirectly } = await import('../../receipt/printer');
      await printDirectly(paper).catch((error: unknown) => toast(words(error), 'danger'));
    }
  };
  return (
    <Dialog
      title={t(shift.status === 'closed' ? 'shift.z' : 'shift.x')}
      width="small"
      onClose={onClose}
      onSubmit={() => paper && printReceipt(paper)}
      actions={
        <>
          <Button onClick={() => void direct()}>{t('receipt.direct')}</Button>
          <Button kind="primary" icon="print" type="submit" disabled={!paper}>
            {t('action.print')}
          </Button>
        </>
      }
    >
      {shift.amendments ? <Notice tone="warn">{t('shift.amended', { n: shift.amendments })}</Notice> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="receipt-paper" aria-label={t('receipt.title')} tabIndex={0}>
        {paper ? <ReceiptView receipt={paper} /> : <Spinner />}
      </section>
    </Dialog>
  );
}
