import { formatNumber } from '../../../i18n';
import { texts } from '../../i18n';
import type transfers from '../../i18n/en/transfers';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import { can } from '../../rights';
import { go, usePage } from '../../routes';
import { BranchName, Button, Page, Time } from '../../ui';
import { NewTransfer } from './new-transfer';
import { Receive } from './receive';
import { STATUSES, type Transfer } from './transfer';
import { TransferPage } from './transfer-page';
import { TransferState } from './transfer-state';

const t = texts<typeof transfers>();

/** Goods on their way from branch to branch (B-12). */
export default function Transfers() {
  const { id, part } = usePage();
  if (id === 'new') {
    return <NewTransfer />;
  }
  if (id) {
    return part === 'receive' ? <Receive id={id} /> : <TransferPage id={id} />;
  }
  return <TransferList />;
}

function TransferList() {
  const create = can('stock_transfers.create') && (
    <Button kind="primary" icon="plus" onClick={() => go('/transfers/new')}>
      {t('transfers.new')}
    </Button>
  );
  return (
    <Page title={t('nav.transfers')} wide actions={create}>
      <RecordList<Transfer>
        label={t('nav.transfers')}
        table="stock_transfers"
        sort="-sent_at"
        columns={COLUMNS()}
        filters={[
          {
            kind: 'choice',
            field: 'status',
            label: t('field.status'),
            options: STATUSES.map((value) => ({ value, label: t(`transfers.${value}`) })),
          },
          { kind: 'record', field: 'from_branch_id', label: t('transfers.from'), table: 'branches' },
          { kind: 'record', field: 'to_branch_id', label: t('transfers.to'), table: 'branches' },
          { kind: 'record', field: 'product_id', label: t('field.product'), table: 'products' },
          { kind: 'days', field: 'sent_at', label: t('transfers.sent') },
        ]}
        open={({ id }) => `/transfers/${id}`}
        empty={{ icon: 'forward', title: t('transfers.none'), text: t('transfers.noneText'), action: create }}
      />
    </Page>
  );
}

const COLUMNS = (): ListColumn<Transfer>[] => [
  {
    id: 'sent',
    label: t('transfers.sent'),
    cell: ({ sent_at }) => <Time at={sent_at} />,
    sort: 'sent_at',
    width: 20,
    minor: true,
  },
  { id: 'from', label: t('transfers.from'), cell: (one) => <BranchName id={one.from_branch_id} /> },
  { id: 'to', label: t('transfers.to'), cell: (one) => <BranchName id={one.to_branch_id} /> },
  {
    id: 'lines',
    label: t('transfers.lines'),
    cell: ({ items = [] }) => formatNumber(items.length),
    end: true,
    width: 9,
    minor: true,
  },
  {
    id: 'status',
    label: t('field.status'),
    cell: ({ status }) => <TransferState status={status} />,
    sort: 'status',
    width: 14,
  },
];
