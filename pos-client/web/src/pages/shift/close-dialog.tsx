import { useState } from 'preact/hooks';
import type { ShiftReport } from '../../domain/shift';
import { parseAmount, t } from '../../i18n';
import type { StaffWorkSession } from '../../store/records';
import { closeShift } from '../../till/shifts';
import { Money, toast, useApp, words } from '../../ui';
import { AmountField } from '../orders/amount-field';
import { FormDialog } from '../orders/form-dialog';
import { countable, expectedOf } from './counting';
import { tenderName } from './report-document';

export interface CloseDialogProps {
  report: ShiftReport;
  onClose: () => void;
  onClosed: (shift: StaffWorkSession) => void;
}

/** Counts what there is, tender by tender, shows what differs, and closes the shift. */
export function CloseDialog({ report, onClose, onClosed }: CloseDialogProps) {
  const { till } = useApp();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const amounts = countable(report).map((tender) => [tender, countedAmount(typed[tender] ?? '')] as const);
  const submit = async () => {
    setTried(true);
    if (amounts.some(([, amount]) => amount === null)) {
      return;
    }
    try {
      const counted = Object.fromEntries(amounts.map(([tender, amount]) => [tender, amount ?? 0]));
      const closed = await closeShift(till, counted);
      onClose();
      onClosed(closed);
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  return (
    <FormDialog title={t('shift.close')} submit={t('shift.closeIt')} onClose={onClose} onSubmit={submit}>
      <p class="muted">{t('shift.closeText')}</p>
      {amounts.map(([tender, amount], at) => (
        <div key={tender} class="shift-count">
          <AmountField
            label={tenderName(tender)}
            value={typed[tender] ?? ''}
            onInput={(text) => setTyped({ ...typed, [tender]: text })}
            error={tried && amount === null ? t('tender.wrongAmount') : null}
            focused={at === 0}
          />
          <p>
            <span class="muted">{t('shift.expected')}</span>
            <Money amount={expectedOf(report, tender)} />
          </p>
          <Difference amount={amount === null ? null : amount - expectedOf(report, tender)} />
        </div>
      ))}
    </FormDialog>
  );
}

function Difference({ amount }: { amount: number | null }) {
  const tone = amount === null ? '' : amount === 0 ? ' shift-right' : ' shift-off';
  return (
    <p class={`shift-difference${tone}`} aria-live="polite">
      <span class="muted">{t('shift.difference')}</span>
      <b>
        <Money amount={amount} signed />
      </b>
    </p>
  );
}

function countedAmount(text: string): number | null {
  const amount = parseAmount(text);
  return amount !== null && amount >= 0 ? amount : null;
}
