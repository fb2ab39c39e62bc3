import { useState } from 'preact/hooks';
import type { Invoice, Order } from '../../../store/records';
import { api, type Part } from '../../api';
import { Lookup } from '../../form/lookup';
import { NewDocument } from '../../goods/document-page';
import { useDocument } from '../../goods/use-document';
import { texts } from '../../i18n';
import type invoices from '../../i18n/en/invoices';
import { today } from '../../list/filter-words';
import { type AnyRecord, learn, recordName } from '../../lookup';
import { amend, go, to } from '../../routes';
import { session } from '../../session';
import { Facts, Loaded, Money, Notice, Page } from '../../ui';
import { useAnswer } from '../../use-query';
import { numberOf } from '../orders/order-state';
import { HeadingFields } from './heading-fields';
import { headingOf, invoiceOf, isComplete } from './invoice';

const t = texts<typeof invoices>();
const TYPE = 'invoices.create';

/** Makes an invoice of a sale, which is chosen first where the address names none. */
export function NewInvoice({ orderId }: { orderId: string | null }) {
  if (orderId === null) {
    return (
      <Page title={t('invoices.new')} onBack={() => go('/invoices')}>
        <Lookup
          table="orders"
          label={`${t('invoices.sale')} *`}
          hint={t('invoices.saleHint')}
          value={null}
          onChange={(id) => id && amend(`/invoices/new?order=${id}`)}
        />
      </Page>
    );
  }
  return <OfSale key={orderId} id={orderId} />;
}

/** What an invoice of a sale is made of. */
interface Basis {
  order: Order;
  customer: AnyRecord | null;
  /** those that the sale has already */
  there: readonly Invoice[];
}

async function read(id: string, signal: AbortSignal): Promise<Basis> {
  const order = await api.get<Order>(`/orders/${encodeURIComponent(id)}`, {}, { signal });
  const [customers, there] = await Promise.all([
    order.customer_id
      ? api.get<Part<AnyRecord>>('/customers', { id: order.customer_id }, { signal })
      : { items: [] },
    api.get<Part<Invoice>>('/invoices', { order_id: id }, { signal }),
    learn(
      'products',
      (order.items ?? []).map(({ product_id }) => product_id),
    ),
  ]);
  return { order, customer: customers.items[0] ?? null, there: there.items };
}

function OfSale({ id }: { id: string }) {
  const answer = useAnswer(`invoice of ${id}`, (signal) => read(id, signal));
  if (answer.data && answer.data.order.status !== 'cancelled') {
    return <InvoiceForm basis={answer.data} />;
  }
  return (
    <Page title={t('invoices.new')} onBack={() => go('/invoices')}>
      <Loaded of={answer}>{() => <Notice tone="warn">{t('invoices.saleVoid')}</Notice>}</Loaded>
    </Page>
  );
}

function InvoiceForm({ basis: { order, customer, there } }: { basis: Basis }) {
  const [first] = useState(() => headingOf(order, customer, today(), there.length));
  const [heading, setHeading] = useState(first);
  const form = useDocument({
    type: TYPE,
    done: t('invoices.saved'),
    page: '/invoices',
    dirty: heading !== first,
  });
  const save = () => {
    const words = {
      product: (id: string) => recordName('products', id),
      shipping: t('invoices.shipping'),
    };
    const invoice = isComplete(heading) ? invoiceOf(order, heading, words) : null;
    return form.save(invoice && { ...invoice, employee_id: session.person?.id });
  };
  return (
    <NewDocument
      title={t('invoices.new')}
      type={TYPE}
      back={`/orders/${order.id}`}
      form={form}
      deed={t('invoices.save')}
      onSave={() => void save()}
    >
      {there.map((invoice) => (
        <Notice key={invoice.id} tone="warn">
          <a class="link" href={to(`/invoices/${invoice.id}`)}>
            {t('invoices.there', { number: invoice.invoice_number || invoice.id.slice(-8) })}
          </a>
        </Notice>
      ))}
      <section class="form-group">
        <Facts
          rows={[
            [t('invoices.sale'), <bdi key="sale">{numberOf(order)}</bdi>],
            [t('field.total'), <Money key="total" amount={order.total} />],
            [t('invoices.paid'), <Money key="paid" amount={order.amount_paid} />],
          ]}
        />
      </section>
      <HeadingFields heading={heading} onChange={setHeading} tried={form.tried} />
      <p class="muted">{t('invoices.saveText')}</p>
    </NewDocument>
  );
}
