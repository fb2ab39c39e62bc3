import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Order } from '../../store/records';
import { voidSale } from '../../till/void';
import { Field, toast, useApp, words } from '../../ui';
import { FormDialog } from './form-dialog';

/** Takes a sale back as a whole, with a reason that stays with it. */
export function VoidDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { till } = useApp();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const reference = order.offline_reference ?? '';
  const submit = async () => {
    try {
      await voidSale(till, order.id, reason);
      toast(t('orders.voided', { reference }), 'ok');
      onClose();
    } catch (error) {
      setProblem(words(error));
    }
  };
  return (
    <FormDialog
      title={t('orders.voidTitle')}
      submit={t('orders.voidIt')}
      danger
      width="small"
      onClose={onClose}
      onSubmit={submit}
    >
      <p>{t('orders.voidText', { reference })}</p>
      <Field
        label={t('override.reason')}
        value={reason}
        onInput={setReason}
        error={problem}
        maxLength={200}
        focused
        required
      />
    </FormDialog>
  );
}
