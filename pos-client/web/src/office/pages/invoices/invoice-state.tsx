import type { Invoice } from '../../../store/records';
import { texts } from '../../i18n';
import type invoices from '../../i18n/en/invoices';
import { today } from '../../list/filter-words';
import { Badge, type Tone } from '../../ui';
import { isOverdue, type Status } from './invoice';

const t = texts<typeof invoices>();
const TONES: Record<Status, Tone> = { draft: 'neutral', issued: 'accent', paid: 'ok', cancelled: 'danger' };

/** Where an invoice stands; one that should have been paid says so. */
export function InvoiceState({ invoice }: { invoice: Pick<Invoice, 'status' | 'due_date'> }) {
  const { status } = invoice;
  if (isOverdue(invoice, today())) {
    return <Badge tone="warn">{t('invoices.overdue')}</Badge>;
  }
  return status ? <Badge tone={TONES[status]}>{t(`invoices.status.${status}`)}</Badge> : <>–</>;
}
