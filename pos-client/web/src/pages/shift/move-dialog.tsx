import { useState } from 'preact/hooks';
import { parseAmount, t } from '../../i18n';
import { cashIn, cashOut } from '../../till/shifts';
import { Field, toast, useApp, words } from '../../ui';
import { AmountField } from '../orders/amount-field';
import { FormDialog } from '../orders/form-dialog';

/** Puts cash into the drawer or takes some out, and says why. */
export function MoveDialog({ kind, onClose }: { kind: 'in' | 'out'; onClose: () => void }) {
  const { till } = useApp();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const amount = parseAmount(typed);
  const wrong = amount === null || amount <= 0;
  const title = t(kind === 'in' ? 'shift.cashIn' : 'shift.cashOut');
  const submit = async () => {
    setTried(true);
    if (wrong || reason.trim() === '') {
      return;
    }
    try {
      await (kind === 'in' ? cashIn : cashOut)(till, amount, reason);
      toast(t('shift.moved'), 'ok');
      onClose();
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  return (
    <FormDialog title={title} submit={title} width="small" onClose={onClose} onSubmit={submit}>
      <AmountField
        label={t('tender.amount')}
        value={typed}
        onInput={setTyped}
        error={tried && wrong ? t('tender.wrongAmount') : null}
        focused
        required
      />
      <Field
        label={t('override.reason')}
        value={reason}
        onInput={setReason}
        error={tried && reason.trim() === '' ? t('refusal.reason_missing') : null}
        maxLength={200}
        required
      />
    </FormDialog>
  );
}
