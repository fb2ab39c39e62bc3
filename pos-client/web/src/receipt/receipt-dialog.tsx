import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { useLive } from '../store/live';
import type { Order, Return } from '../store/records';
import { SURROUNDING_TABLES, surroundings } from '../store/settings';
import { Button, Dialog, Spinner, toast, useApp, words } from '../ui';
import { usePeople } from '../ui/use-people';
import { orderReceipt, type ReceiptDocument, returnReceipt } from './document';
import { printReceipt } from './print';
import { ReceiptView } from './receipt-view';

export interface ReceiptDialogProps {
  order?: Order;
  returned?: Return;
  /** a reprint: marked as such (B-13) */
  copy?: boolean;
  onClose: () => void;
}

/** A receipt to look at and to print; each print after the first is marked as a copy. */
export default function ReceiptDialog({ order, returned, copy = false, onClose }: ReceiptDialogProps) {
  const [printed, setPrinted] = useState(false);
  const receipt = useReceipt(order, returned, copy || printed);
  const print = (by: (document: ReceiptDocument) => void | Promise<void>) => async () => {
    if (!receipt) {
      return;
    }
    try {
      await by(receipt);
      setPrinted(true);
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  return (
    <Dialog
      title={returned ? t('receipt.return') : t('receipt.title')}
      width="small"
      onClose={onClose}
      onSubmit={() => void print(printReceipt)()}
      actions={
        <>
          <Button onClick={() => void print(toPrinter)()}>{t('receipt.direct')}</Button>
          <Button kind="primary" icon="print" type="submit" disabled={!receipt}>
            {t('action.print')}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="receipt-paper" aria-label={t('receipt.title')} tabIndex={0}>
        {receipt ? <ReceiptView receipt={receipt} /> : <Spinner />}
      </section>
    </Dialog>
  );
}

/** The receipt of what is on hand, in the till's language. */
function useReceipt(
  order: Order | undefined,
  returned: Return | undefined,
  copy: boolean,
): ReceiptDocument | null {
  const { till } = useApp();
  const people = usePeople();
  const around = useLive(() => surroundings(till), SURROUNDING_TABLES);
  const record = order ?? returned;
  const staff = useLive(
    async () => staffName(await till.db.staff.get(record?.employee_id ?? '')),
    ['staff'],
    [record],
  );
  if (!around || !record) {
    return null;
  }
  const customer = record.customer_id ? people.find(record.customer_id)?.name : null;
  const options = { around, cashier: staff, customer, copy };
  return order ? orderReceipt(order, options) : returned ? returnReceipt(returned, options) : null;
}

function staffName(staff: { name: string } | undefined): string | null {
  return staff?.name ?? null;
}

/** The code for direct printing comes when somebody prints so for the first time. */
async function toPrinter(receipt: ReceiptDocument): Promise<void> {
  const { printDirectly } = await import('./printer');
  await printDirectly(receipt);
}
