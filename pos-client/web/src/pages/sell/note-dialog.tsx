import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { Button, Dialog, Field } from '../../ui';
import type { Desk } from './desk';

const LONGEST = 500;

/** What is to be remembered of the sale: it goes into `orders.notes` and onto the receipt (S1-26). */
export default function NoteDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const [text, setText] = useState(desk.cart.value.notes);
  return (
    <Dialog
      title={t('sell.note')}
      width="small"
      onClose={onClose}
      onSubmit={() => {
        desk.amend({ notes: text.trim() });
        onClose();
      }}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('action.save')}
          </Button>
        </>
      }
    >
      <Field
        label={t('sell.note')}
        hint={t('sell.noteHint')}
        value={text}
        onInput={setText}
        rows={3}
        maxLength={LONGEST}
        focused
      />
    </Dialog>
  );
}
