import { GoodsTable } from '../../goods/goods-table';
import { texts } from '../../i18n';
import type purchases from '../../i18n/en/purchases';
import { can } from '../../rights';
import { go, to } from '../../routes';
import { BranchName, Button, Card, Facts, Loaded, Money, Page, RecordName, Time } from '../../ui';
import { useQuery } from '../../use-query';
import type { Purchase } from './purchase';
import { PurchasePayments } from './purchase-payments';
import { PurchaseState } from './purchase-state';

const t = texts<typeof purchases>();

/** One purchase: what was ordered, what came, and what it costs. */
export function PurchasePage({ id }: { id: string }) {
  const answer = useQuery<Purchase>(`/supplier_purchases/${id}`, {}, { liveMs: 3_000 });
  const purchase = answer.data;
  return (
    <Page
      title={purchase?.purchase_number || t('purchases.one')}
      note={purchase && <PurchaseState status={purchase.status} />}
      onBack={() => go('/purchases')}
      actions={
        purchase &&
        purchase.status !== 'received' &&
        can('supplier_purchases.receive') && (
          <Button kind="primary" icon="download" onClick={() => go(`/purchases/${id}/receive`)}>
            {t('purchases.receive')}
          </Button>
        )
      }
      wide
    >
      <Loaded of={answer}>
        {(found) => (
          <>
            <About purchase={found} />
            <GoodsTable items={found.items ?? []} shown={['quantity', 'received', 'cost', 'total']} />
            <PurchasePayments purchase={found} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function About({ purchase }: { purchase: Purchase }) {
  const amount = (value: number | null | undefined) =>
    typeof value === 'number' ? <Money amount={value} /> : '–';
  return (
    <Card>
      <Facts
        rows={[
          [
            t('purchases.supplier'),
            <a key="supplier" class="link" href={to(`/suppliers/${purchase.supplier_id}`)}>
              <RecordName table="suppliers" id={purchase.supplier_id} />
            </a>,
          ],
          [t('field.branch'), <BranchName key="branch" id={purchase.branch_id} />],
          [t('purchases.ordered'), <Time key="ordered" at={purchase.ordered_at ?? purchase.created_at} />],
          [t('purchases.received'), <Time key="received" at={purchase.received_at} />],
          [t('purchases.invoice'), <bdi key="invoice">{purchase.supplier_invoice_number || '–'}</bdi>],
          [t('purchases.subtotal'), amount(purchase.subtotal)],
          [t('purchases.discount'), amount(purchase.discount ? -purchase.discount : purchase.discount)],
          [t('purchases.shipping'), amount(purchase.shipping_cost)],
          [t('field.total'), amount(purchase.total)],
          [t('field.notes'), <bdi key="notes">{purchase.notes || '–'}</bdi>],
        ]}
      />
      <a class="link" href={to(`/audit?table=supplier_purchases&id=${purchase.id}`)}>
        {t('nav.audit')}
      </a>
    </Card>
  );
}
