import type { StaffWorkSession } from '../../../store/records';
import type { Query } from '../../api';
import { texts } from '../../i18n';
import type shifts from '../../i18n/en/shifts';
import type { ListColumn } from '../../list/columns';
import type { Filter } from '../../list/filter';
import { RecordList } from '../../list/record-list';
import { go } from '../../routes';
import { BranchName, Money, Page, RecordName, Tabs, Time } from '../../ui';
import { Difference } from './difference';
import { ShiftState } from './shift-state';

const t = texts<typeof shifts>();

export type ShiftView = 'all' | 'open' | 'differences';

const FIXED: Record<ShiftView, Query> = {
  all: {},
  open: { status: 'open' },
  differences: { 'cash_difference.not': '0,null' },
};

/** Shifts, the newest first. */
export function ShiftList({ view }: { view: ShiftView }) {
  return (
    <Page title={t('nav.shifts')} wide bar={<Views selected={view} />}>
      <RecordList<StaffWorkSession>
        label={t('nav.shifts')}
        table="staff_work_sessions"
        search={t('shifts.search')}
        sort="-opened_at"
        fixed={FIXED[view]}
        columns={COLUMNS()}
        filters={FILTERS()}
        open={({ id }) => `/shifts/${id}`}
        empty={
          view === 'differences'
            ? { icon: 'check', title: t('shifts.noDifference') }
            : { icon: 'shift', title: t('shifts.none'), text: t('shifts.noneText') }
        }
      />
    </Page>
  );
}

function Views({ selected }: { selected: ShiftView }) {
  return (
    <Tabs
      label={t('shifts.views')}
      tabs={[
        { id: 'all', label: t('shifts.all') },
        { id: 'open', label: t('shifts.open') },
        { id: 'differences', label: t('shifts.differences') },
      ]}
      selected={selected}
      onSelect={(id) => go(id === 'all' ? '/shifts' : `/shifts/${id}`)}
    />
  );
}

const FILTERS = (): Filter[] => [
  { kind: 'days', field: 'opened_at', label: t('shifts.opened') },
  { kind: 'days', field: 'closed_at', label: t('shifts.closedAt') },
  { kind: 'branch', field: 'branch_id', label: t('field.branch') },
  { kind: 'record', field: 'employee_id', label: t('field.staff'), table: 'staff' },
];

const COLUMNS = (): ListColumn<StaffWorkSession>[] => [
  {
    id: 'staff',
    label: t('field.staff'),
    cell: ({ employee_name, employee_id }) =>
      employee_name ? <bdi>{employee_name}</bdi> : <RecordName table="staff" id={employee_id} />,
    sort: 'employee_name',
  },
  {
    id: 'branch',
    label: t('field.branch'),
    cell: ({ branch_id }) => <BranchName id={branch_id} />,
    width: 16,
    minor: true,
  },
  {
    id: 'opened',
    label: t('shifts.opened'),
    cell: ({ opened_at }) => <Time at={opened_at} />,
    sort: 'opened_at',
    width: 24,
    minor: true,
  },
  {
    id: 'closed',
    label: t('shifts.closedAt'),
    cell: ({ closed_at }) => <Time at={closed_at} />,
    sort: 'closed_at',
    width: 24,
    minor: true,
  },
  {
    id: 'status',
    label: t('field.status'),
    cell: ({ status }) => <ShiftState status={status} />,
    sort: 'status',
    width: 12,
  },
  {
    id: 'counted',
    label: t('shifts.counted'),
    cell: ({ counted_cash }) => <Money amount={counted_cash} />,
    sort: 'counted_cash',
    width: 16,
    end: true,
    minor: true,
  },
  {
    id: 'difference',
    label: t('shifts.difference'),
    cell: ({ cash_difference }) => <Difference amount={cash_difference} />,
    sort: 'cash_difference',
    width: 14,
    end: true,
  },
];
