import { formatNumber } from '../../../i18n';
import { texts } from '../../i18n';
import type counts from '../../i18n/en/counts';
import { RecordList } from '../../list/record-list';
import { can } from '../../rights';
import { go, usePage } from '../../routes';
import { BranchName, Button, Page, RecordName, Time } from '../../ui';
import { differences, type StockCount } from './count';
import { CountPage } from './count-page';
import { NewCount } from './new-count';

const t = texts<typeof counts>();

/** What was counted, and how far it was off (B-12). */
export default function Counts() {
  const { id } = usePage();
  if (id === 'new') {
    return <NewCount />;
  }
  return id ? <CountPage id={id} /> : <CountList />;
}

function CountList() {
  const create = can('stock_counts.create') && (
    <Button kind="primary" icon="plus" onClick={() => go('/counts/new')}>
      {t('counts.new')}
    </Button>
  );
  return (
    <Page title={t('nav.counts')} wide actions={create}>
      <RecordList<StockCount>
        label={t('nav.counts')}
        table="stock_counts"
        sort="-counted_at"
        columns={[
          {
            id: 'at',
            label: t('counts.at'),
            cell: (one) => <Time at={one.counted_at} />,
            sort: 'counted_at',
            width: 18,
          },
          { id: 'branch', label: t('field.branch'), cell: (one) => <BranchName id={one.branch_id} /> },
          {
            id: 'by',
            label: t('counts.by'),
            cell: (one) => <RecordName table="staff" id={one.employee_id} />,
            minor: true,
          },
          {
            id: 'lines',
            label: t('counts.lines'),
            cell: ({ items = [] }) => formatNumber(items.length),
            end: true,
            width: 9,
            minor: true,
          },
          {
            id: 'off',
            label: t('counts.off'),
            cell: ({ items = [] }) => formatNumber(differences(items).off),
            end: true,
            width: 10,
          },
        ]}
        filters={[
          { kind: 'record', field: 'product_id', label: t('field.product'), table: 'products' },
          { kind: 'days', field: 'counted_at', label: t('counts.at') },
          { kind: 'branch', field: 'branch_id', label: t('field.branch') },
        ]}
        open={({ id }) => `/counts/${id}`}
        empty={{ icon: 'barcode', title: t('counts.none'), text: t('counts.noneText'), action: create }}
      />
    </Page>
  );
}
