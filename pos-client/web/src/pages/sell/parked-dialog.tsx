import { t } from '../../i18n';
import type { Till } from '../../store/till';
import { Dialog, toast, words } from '../../ui';
import { ParkedList } from '../parked/parked-list';
import type { Desk } from './desk';

/** Takes up one of the parked sales without leaving the page. */
export default function ParkedDialog({
  desk,
  till,
  onClose,
}: {
  desk: Desk;
  till: Till;
  onClose: () => void;
}) {
  const take = async (id: string) => {
    try {
      await desk.resume(id);
      onClose();
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  return (
    <Dialog title={t('nav.parked')} onClose={onClose}>
      <ParkedList till={till} onTake={(id) => void take(id)} />
    </Dialog>
  );
}
