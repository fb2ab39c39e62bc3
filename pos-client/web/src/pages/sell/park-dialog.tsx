import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { park } from '../../till/park';
import { Button, Dialog, Field, toast, useApp, words } from '../../ui';
import { usePeople } from '../../ui/use-people';
import type { Desk } from './desk';

/** Puts the cart aside for later, on this till or another of the branch (B-11). */
export default function ParkDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const { till } = useApp();
  const people = usePeople();
  const { customerId } = desk.cart.value;
  const [label, setLabel] = useState((customerId && people.find(customerId)?.name) || '');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await park(till, desk.priced.value.cart, label.trim() || null);
      desk.clear();
      toast(t('parked.done'), 'ok');
      onClose();
    } catch (error) {
      setBusy(false);
      toast(words(error), 'danger');
    }
  };
  return (
    <Dialog
      title={t('sell.park')}
      width="small"
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('sell.park')}
          </Button>
        </>
      }
    >
      <Field
        label={t('parked.label')}
        hint={t('parked.labelHint')}
        value={label}
        onInput={setLabel}
        maxLength={80}
        focused
      />
    </Dialog>
  );
}
