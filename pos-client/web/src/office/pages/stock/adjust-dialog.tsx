import { useState } from 'preact/hooks';
import { parseQuantity } from '../../../i18n';
import { texts } from '../../i18n';
import type stock from '../../i18n/en/stock';
import { change, newRecordId } from '../../operations';
import { perform } from '../../perform';
import { Button, Choice, Dialog, Field } from '../../ui';

const t = texts<typeof stock>();

/** Puts something in or takes it out, with the reason, at the branch where the person works. */
export function AdjustDialog({ productId, onClose }: { productId: string; onClose: () => void }) {
  const [way, setWay] = useState<'in' | 'out'>('in');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const quantity = (typed.trim() === '' ? 0 : (parseQuantity(typed) ?? 0)) / 1000;
  const save = async () => {
    setTried(true);
    if (busy || quantity <= 0 || reason.trim() === '') {
      return;
    }
    setBusy(true);
    const payload = {
      product_id: productId,
      change: way === 'in' ? quantity : -quantity,
      reason: reason.trim(),
    };
    const outcome = await perform(change('stock_movements.adjust', newRecordId(), payload), {
      done: t('stock.adjusted'),
    });
    setBusy(false);
    if (outcome === null || outcome.status !== 'rejected') {
      onClose();
    }
  };
  return (
    <Dialog
      title={t('stock.adjust')}
      width="small"
      onClose={onClose}
      onSubmit={() => void save()}
      sticky
      actions={
        <>
          <Button onClick={onClose}>{t('do.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('stock.book')}
          </Button>
        </>
      }
    >
      <div class="stack">
        <Choice<'in' | 'out'>
          label={t('stock.change')}
          options={[
            { value: 'in', label: t('stock.in') },
            { value: 'out', label: t('stock.out') },
          ]}
          value={way}
          onChange={setWay}
        />
        <Field
          label={t('field.quantity')}
          value={typed}
          onInput={setTyped}
          error={tried && quantity <= 0 ? t('form.quantity') : null}
          inputMode="decimal"
          numeric
          focused
        />
        <Field
          label={t('ask.reason')}
          value={reason}
          onInput={setReason}
          error={tried && reason.trim() === '' ? t('ask.reasonMissing') : null}
          maxLength={10_000}
        />
      </div>
    </Dialog>
  );
}
