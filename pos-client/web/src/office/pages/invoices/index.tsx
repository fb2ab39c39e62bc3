import { usePage } from '../../routes';
import { InvoiceList } from './invoice-list';
import { InvoicePage } from './invoice-page';
import { NewInvoice } from './new-invoice';

/** Invoices: all of them, one as it is printed, and a new one of a sale. */
export default function Invoices() {
  const { id, query } = usePage();
  if (id === 'new') {
    return <NewInvoice key={query.order} orderId={query.order ?? null} />;
  }
  return id ? <InvoicePage key={id} id={id} /> : <InvoiceList />;
}
