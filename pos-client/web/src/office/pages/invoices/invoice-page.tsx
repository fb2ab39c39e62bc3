import type { Invoice } from '../../../store/records';
import { texts } from '../../i18n';
import type invoices from '../../i18n/en/invoices';
import type sales from '../../i18n/en/sales';
import { go } from '../../routes';
import { History } from '../../sales/history';
import { Button, Loaded, Page } from '../../ui';
import { useQuery } from '../../use-query';
import { InvoicePaper } from './invoice-paper';
import { InvoiceState } from './invoice-state';
import './invoices.css';

const t = texts<typeof invoices & typeof sales>();
const LIVE_MS = 3_000;

/** One invoice as it is on paper, which the browser prints. */
export function InvoicePage({ id }: { id: string }) {
  const answer = useQuery<Invoice>(`/invoices/${encodeURIComponent(id)}`, {}, { liveMs: LIVE_MS });
  const invoice = answer.data;
  return (
    <Page
      title={invoice?.invoice_number || t('invoices.one')}
      note={invoice && <InvoiceState invoice={invoice} />}
      onBack={() => go('/invoices')}
      actions={
        <>
          {invoice?.order_id && (
            <Button icon="orders" onClick={() => go(`/orders/${invoice.order_id}`)}>
              {t('invoices.sale')}
            </Button>
          )}
          <Button kind="primary" icon="print" disabled={!invoice} onClick={() => window.print()}>
            {t('sales.print')}
          </Button>
        </>
      }
    >
      <Loaded of={answer}>{(found) => <InvoicePaper invoice={found} />}</Loaded>
      <div class="invoice-history">
        <History table="invoices" id={id} />
      </div>
    </Page>
  );
}
