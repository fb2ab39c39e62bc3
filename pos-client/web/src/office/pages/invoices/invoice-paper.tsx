import type { ComponentChildren } from 'preact';
import { formatNumber, formatPercent } from '../../../i18n';
import type { Invoice, InvoiceItem } from '../../../store/records';
import { texts } from '../../i18n';
import type invoices from '../../i18n/en/invoices';
import { type AnyRecord, record } from '../../lookup';
import { session } from '../../session';
import { type Column, Facts, Money, Table } from '../../ui';
import { openOf, roundingOf, taxesOf } from './invoice';
import { Day } from './invoice-list';

const t = texts<typeof invoices>();

/** An invoice as the customer has it: who, to whom, what, and what it comes to. */
export function InvoicePaper({ invoice }: { invoice: Invoice }) {
  return (
    <article class="invoice" aria-label={`${t('invoices.one')} ${invoice.invoice_number ?? ''}`}>
      <header class="invoice-head">
        <Seller branchId={invoice.branch_id ?? null} />
        <div class="invoice-about">
          <h2>{t('invoices.one')}</h2>
          <Facts
            rows={[
              [
                t('invoices.number'),
                <bdi key="number">{invoice.invoice_number || invoice.id.slice(-8)}</bdi>,
              ],
              [t('invoices.issued'), <Day key="issued" of={invoice.issue_date} />],
              [t('invoices.due'), <Day key="due" of={invoice.due_date} />],
            ]}
          />
        </div>
      </header>
      <Buyer invoice={invoice} />
      <Table
        label={t('invoices.goods')}
        columns={columns(invoice.items)}
        rows={invoice.items}
        rowKey={(item) => item.id ?? `${item.name} ${item.line_number ?? ''}`}
      />
      <Sums invoice={invoice} />
      {invoice.notes && (
        <p class="invoice-notes" dir="auto">
          {invoice.notes}
        </p>
      )}
    </article>
  );
}

function textIn(found: AnyRecord | null | undefined, field: string): string {
  const value = found?.[field];
  return typeof value === 'string' ? value : '';
}

/** The organization by its legal name, and the branch that issued it. */
function Seller({ branchId }: { branchId: string | null }) {
  const own = session.person?.organization;
  const organization = own && record('organizations', own.id);
  const branch = branchId ? record('branches', branchId) : null;
  const taxNumber = textIn(organization, 'tax_number');
  return (
    <address class="invoice-seller">
      <Lines text={textIn(organization, 'legal_name') || (own?.name ?? '')} strong />
      <Lines text={textIn(organization, 'address')} />
      <Lines text={[textIn(branch, 'name'), textIn(branch, 'city')].filter(Boolean).join(', ')} />
      <Lines text={textIn(branch, 'address')} />
      <Lines text={textIn(branch, 'phone') || textIn(organization, 'phone')} />
      {taxNumber && <span>{t('invoices.taxNumber', { number: taxNumber })}</span>}
    </address>
  );
}

function Buyer({ invoice }: { invoice: Invoice }) {
  const { customer_name: name, customer_address: address, customer_tax_number: taxNumber } = invoice;
  return (
    <section class="invoice-buyer">
      <small class="muted">{t('invoices.to')}</small>
      <address>
        <Lines text={name || '–'} strong />
        <Lines text={address ?? ''} />
        {taxNumber && <span>{t('invoices.taxNumber', { number: taxNumber })}</span>}
      </address>
    </section>
  );
}

/** Each line in its own direction, at the side where the page begins. */
function Lines({ text, strong }: { text: string; strong?: boolean }) {
  const Line = strong ? 'strong' : 'span';
  return (
    <>
      {text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => (
          <Line key={line}>
            <bdi>{line}</bdi>
          </Line>
        ))}
    </>
  );
}

function columns(items: readonly InvoiceItem[]): Column<InvoiceItem>[] {
  const discounted = items.some(({ discount }) => Boolean(discount));
  const all: (Column<InvoiceItem> | null)[] = [
    { id: 'name', label: t('field.product'), cell: ({ name }) => <bdi>{name}</bdi> },
    {
      id: 'quantity',
      label: t('field.quantity'),
      cell: ({ quantity }) => <bdi>{formatNumber(quantity)}</bdi>,
      end: true,
    },
    {
      id: 'price',
      label: t('field.price'),
      cell: ({ unit_price }) => <Money amount={unit_price} />,
      end: true,
    },
    discounted
      ? {
          id: 'discount',
          label: t('invoices.discount'),
          cell: ({ discount }) => <Money amount={discount} />,
          end: true,
          minor: true,
        }
      : null,
    {
      id: 'total',
      label: t('field.total'),
      cell: ({ total_price }) => <Money amount={total_price} />,
      end: true,
    },
  ];
  return all.filter((column) => column !== null);
}

type Sum = readonly [string, ComponentChildren];

function Sums({ invoice }: { invoice: Invoice }) {
  const taxes = taxesOf(invoice);
  const rounding = roundingOf(invoice, taxes);
  const open = openOf(invoice);
  const money = (amount: number | null | undefined) => <Money amount={amount} />;
  const taxRows: Sum[] = taxes.map(({ rate, included, tax }) => [
    t(included ? 'invoices.taxIncluded' : 'invoices.taxAdded', { rate: formatPercent(rate) }),
    money(tax),
  ]);
  const rows: (Sum | null)[] = [
    [t('invoices.subtotal'), money(invoice.subtotal ?? invoice.total)],
    invoice.discount ? [t('invoices.discount'), money(-invoice.discount)] : null,
    ...(taxRows.length > 0 ? taxRows : [[t('invoices.tax'), money(invoice.tax)] as const]),
    rounding === 0 ? null : [t('invoices.rounding'), money(rounding)],
    [t('field.total'), <strong key="total">{money(invoice.total)}</strong>],
    invoice.amount_paid ? [t('invoices.paid'), money(invoice.amount_paid)] : null,
    open > 0 ? [t('invoices.open'), <strong key="open">{money(open)}</strong>] : null,
  ];
  return (
    <div class="invoice-sums">
      <Facts rows={rows.filter((row) => row !== null)} />
    </div>
  );
}
