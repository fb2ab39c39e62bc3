import type { ComponentChildren } from 'preact';
import { t } from '../../i18n';
import { Button, Dialog } from '../../ui';
import { useBusy } from './use-busy';

export interface FormDialogProps {
  title: string;
  /** the deed, on the button that does it */
  submit: string;
  danger?: boolean;
  width?: 'small' | 'normal';
  onClose: () => void;
  /** Enter does it too; a second press while it is under way does nothing */
  onSubmit: () => Promise<void>;
  children: ComponentChildren;
}

/** A window with a few fields and one deed; what was typed is not lost by a press beside it. */
export function FormDialog({ title, submit, danger, width, onClose, onSubmit, children }: FormDialogProps) {
  const { busy, once } = useBusy();
  return (
    <Dialog
      title={title}
      width={width}
      sticky
      onClose={onClose}
      onSubmit={() => once(onSubmit)}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} type="submit" busy={busy}>
            {submit}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
