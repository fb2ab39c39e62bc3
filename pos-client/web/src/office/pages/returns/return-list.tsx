import type { Return } from '../../../store/records';
import { texts } from '../../i18n';
import type returns from '../../i18n/en/returns';
import type sales from '../../i18n/en/sales';
import type { ListColumn } from '../../list/columns';
import type { Filter } from '../../list/filter';
import { RecordList } from '../../list/record-list';
import { useDeviceFilter } from '../../sales/device-filter';
import { tenderName, tenders } from '../../sales/payments';
import { BranchName, Money, Page, RecordName, Time } from '../../ui';
import { numberOf } from '../orders/order-state';

const t = texts<typeof returns & typeof sales>();
const KINDS = ['refund', 'exchange', 'store_credit'] as const;

/** All returns, the newest first. */
export function ReturnList() {
  const devices = useDeviceFilter(t('field.device'));
  return (
    <Page title={t('nav.returns')} wide>
      <RecordList<Return>
        label={t('nav.returns')}
        table="returns"
        search={t('returns.search')}
        sort="-occurred_at"
        columns={COLUMNS()}
        filters={[...FILTERS(), ...devices]}
        open={({ id }) => `/returns/${id}`}
        empty={{ icon: 'returns', title: t('returns.none'), text: t('returns.noneText') }}
      />
    </Page>
  );
}

const FILTERS = (): Filter[] => [
  { kind: 'days', field: 'occurred_at', label: t('field.date') },
  { kind: 'branch', field: 'branch_id', label: t('field.branch') },
  {
    kind: 'choice',
    field: 'return_type',
    label: t('returns.kind'),
    options: KINDS.map((value) => ({ value, label: t(`returns.${value}`) })),
  },
  {
    kind: 'choice',
    field: 'refund_method',
    label: t('returns.given'),
    options: tenders('cash', 'card', 'credit', 'bank_transfer', 'mixed'),
  },
  { kind: 'record', field: 'employee_id', label: t('field.staff'), table: 'staff' },
  { kind: 'record', field: 'customer_id', label: t('field.customer'), table: 'customers' },
  { kind: 'record', field: 'product_id', label: t('field.product'), table: 'products' },
  { kind: 'money', field: 'total', label: t('field.total') },
];

const COLUMNS = (): ListColumn<Return>[] => [
  {
    id: 'number',
    label: t('sales.number'),
    cell: (one) => <bdi>{numberOf(one)}</bdi>,
    sort: 'offline_reference',
  },
  {
    id: 'time',
    label: t('field.time'),
    cell: ({ occurred_at, created_at }) => <Time at={occurred_at ?? created_at} />,
    sort: 'occurred_at',
    width: 24,
  },
  {
    id: 'branch',
    label: t('field.branch'),
    cell: ({ branch_id }) => <BranchName id={branch_id} />,
    width: 16,
    minor: true,
  },
  {
    id: 'staff',
    label: t('field.staff'),
    cell: ({ employee_id }) => <RecordName table="staff" id={employee_id} />,
    width: 16,
    minor: true,
  },
  {
    id: 'reason',
    label: t('returns.reason'),
    cell: ({ reason }) => <bdi>{reason || '–'}</bdi>,
    minor: true,
  },
  {
    id: 'given',
    label: t('returns.given'),
    cell: ({ refund_method }) => tenderName(refund_method),
    sort: 'refund_method',
    width: 16,
    minor: true,
  },
  {
    id: 'total',
    label: t('field.total'),
    cell: ({ total }) => <Money amount={total} />,
    sort: 'total',
    width: 14,
    end: true,
  },
];
