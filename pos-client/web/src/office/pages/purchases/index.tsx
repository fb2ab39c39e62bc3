import { texts } from '../../i18n';
import type purchases from '../../i18n/en/purchases';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import { can } from '../../rights';
import { go, usePage } from '../../routes';
import { BranchName, Button, Money, Page, RecordName, Time } from '../../ui';
import { NewPurchase } from './new-purchase';
import { type Purchase, STATUSES } from './purchase';
import { PurchasePage } from './purchase-page';
import { PurchaseState } from './purchase-state';
import { Receive } from './receive';

const t = texts<typeof purchases>();

/** What is ordered from suppliers, and what of it came (B-12). */
export default function Purchases() {
  const { id, part } = usePage();
  if (id === 'new') {
    return <NewPurchase />;
  }
  if (id) {
    return part === 'receive' ? <Receive id={id} /> : <PurchasePage id={id} />;
  }
  return <PurchaseList />;
}

function PurchaseList() {
  const create = can('supplier_purchases.create') && (
    <Button kind="primary" icon="plus" onClick={() => go('/purchases/new')}>
      {t('purchases.new')}
    </Button>
  );
  return (
    <Page title={t('nav.purchases')} wide actions={create}>
      <RecordList<Purchase>
        label={t('nav.purchases')}
        table="supplier_purchases"
        search={t('purchases.search')}
        sort="-created_at"
        columns={COLUMNS()}
        filters={[
          {
            kind: 'choice',
            field: 'status',
            label: t('field.status'),
            options: STATUSES.map((value) => ({ value, label: t(`purchases.${value}`) })),
          },
          { kind: 'record', field: 'supplier_id', label: t('purchases.supplier'), table: 'suppliers' },
          { kind: 'record', field: 'product_id', label: t('field.product'), table: 'products' },
          { kind: 'days', field: 'created_at', label: t('field.date') },
          { kind: 'money', field: 'total', label: t('field.total') },
          { kind: 'branch', field: 'branch_id', label: t('field.branch') },
        ]}
        open={({ id }) => `/purchases/${id}`}
        empty={{ icon: 'cart', title: t('purchases.none'), text: t('purchases.noneText'), action: create }}
      />
    </Page>
  );
}

const COLUMNS = (): ListColumn<Purchase>[] => [
  {
    id: 'number',
    label: t('purchases.number'),
    cell: (one) => <bdi>{one.purchase_number || one.id.slice(-8)}</bdi>,
    sort: 'purchase_number',
    width: 12,
  },
  {
    id: 'supplier',
    label: t('purchases.supplier'),
    cell: (one) => <RecordName table="suppliers" id={one.supplier_id} />,
  },
  {
    id: 'branch',
    label: t('field.branch'),
    cell: (one) => <BranchName id={one.branch_id} />,
    width: 16,
    minor: true,
  },
  {
    id: 'at',
    label: t('field.date'),
    cell: ({ ordered_at, created_at }) => <Time at={ordered_at ?? created_at} />,
    sort: 'created_at',
    width: 20,
    minor: true,
  },
  {
    id: 'status',
    label: t('field.status'),
    cell: ({ status }) => <PurchaseState status={status} />,
    sort: 'status',
    width: 18,
    minor: true,
  },
  {
    id: 'total',
    label: t('field.total'),
    cell: ({ total }) => <Money amount={total} />,
    sort: 'total',
    end: true,
    width: 12,
  },
];
