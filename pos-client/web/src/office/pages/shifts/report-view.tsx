import type { ComponentChildren } from 'preact';
import type { StaffWorkSession } from '../../../store/records';
import { texts } from '../../i18n';
import type sales from '../../i18n/en/sales';
import type shifts from '../../i18n/en/shifts';
import { tenderName } from '../../sales/payments';
import { BranchName, Card, type Column, Facts, Money, RecordName, Table, Tile, Tiles, Time } from '../../ui';
import { DeviceName } from '../devices/device-name';
import { Difference } from './difference';
import { type CashMovement, COLUMNS, movementsOf, type ShiftReport, sumOf, tendersOf } from './report';

const t = texts<typeof shifts & typeof sales>();

interface ReportProps {
  shift: StaffWorkSession;
  report: ShiftReport;
}

/** An X or a Z report: what the drawer should hold, and why. */
export function ReportView({ shift, report }: ReportProps) {
  return (
    <>
      <Figures shift={shift} report={report} />
      <div class="columns">
        <Drawer shift={shift} report={report} />
        <Movements movements={movementsOf(shift.cash_movements)} />
      </div>
      <Card title={t('shifts.tenders')}>
        <TenderTable report={report} />
      </Card>
    </>
  );
}

function Figures({ shift, report }: ReportProps) {
  return (
    <Tiles label={t(report.kind === 'z' ? 'shifts.z' : 'shifts.x')}>
      <Tile label={t('shifts.expected')} value={<Money amount={report.expected_cash} />} tone="main" />
      {report.kind === 'z' && (
        <>
          <Tile label={t('shifts.counted')} value={<Money amount={shift.counted_cash} />} />
          <Tile
            label={t('shifts.difference')}
            value={<Money amount={shift.cash_difference} signed />}
            tone={(shift.cash_difference ?? 0) < 0 ? 'bad' : undefined}
          />
        </>
      )}
      <Tile
        label={t('shifts.salesTotal')}
        value={<Money amount={sumOf(report.sales)} />}
        note={t('shifts.tendersCount', { n: report.sales_tenders ?? 0 })}
      />
      <Tile
        label={t('shifts.refunds')}
        value={<Money amount={sumOf(report.refunds)} />}
        note={t('shifts.refundsCount', { n: report.refund_tenders ?? 0 })}
      />
    </Tiles>
  );
}

type Row = readonly [string, ComponentChildren];

function Drawer({ shift, report }: ReportProps) {
  const late = report.expected_cash_at_closing;
  const rows: (Row | false)[] = [
    [t('field.staff'), <Cashier key="staff" shift={shift} />],
    [t('field.branch'), <BranchName key="branch" id={shift.branch_id} />],
    [t('field.device'), <DeviceName key="device" id={shift.device_id} />],
    [t('shifts.opened'), <Time key="opened" at={shift.opened_at} />],
    shift.status === 'closed' && [t('shifts.closedAt'), <Time key="closed" at={shift.closed_at} />],
    [t('shifts.float'), <Money key="float" amount={report.opening_float} />],
    [t('shifts.cashIn'), <Money key="in" amount={report.cash_in} />],
    [t('shifts.cashOut'), <Money key="out" amount={report.cash_out} />],
    late !== undefined &&
      late !== report.expected_cash && [t('shifts.expectedAtClosing'), <Money key="late" amount={late} />],
    Boolean(shift.notes) && [t('field.notes'), <bdi key="notes">{shift.notes}</bdi>],
  ];
  return (
    <Card title={t('shifts.drawer')}>
      <Facts rows={rows.filter((row) => row !== false)} />
    </Card>
  );
}

function Cashier({ shift }: { shift: StaffWorkSession }) {
  return shift.employee_name ? (
    <bdi>{shift.employee_name}</bdi>
  ) : (
    <RecordName table="staff" id={shift.employee_id} />
  );
}

function TenderTable({ report }: { report: ShiftReport }) {
  const shown = COLUMNS.filter((column) => Object.keys(report[column] ?? {}).length > 0);
  const columns: Column<string>[] = [
    { id: 'tender', label: t('sales.tender'), cell: tenderName },
    ...shown.map((column) => ({
      id: column,
      label: t(`shifts.${column}`),
      cell: (tender: string) => <Money amount={report[column]?.[tender]} />,
      end: true,
    })),
  ];
  return (
    <Table
      label={t('shifts.tenders')}
      columns={report.kind === 'z' ? [...columns, ...counted(report)] : columns}
      rows={tendersOf(report)}
      rowKey={(tender) => tender}
      empty={<p class="muted">{t('shifts.nothing')}</p>}
    />
  );
}

function counted(report: ShiftReport): Column<string>[] {
  return [
    {
      id: 'counted',
      label: t('shifts.countedOf'),
      cell: (tender) => <Money amount={report.counted?.[tender]} />,
      end: true,
    },
    {
      id: 'difference',
      label: t('shifts.difference'),
      cell: (tender) => <Difference amount={report.differences?.[tender]} />,
      end: true,
    },
  ];
}

/** What was put into the drawer and taken out of it by hand. */
function Movements({ movements }: { movements: readonly CashMovement[] }) {
  if (movements.length === 0) {
    return null;
  }
  return (
    <Card title={t('shifts.movements')}>
      <Table
        label={t('shifts.movements')}
        rows={movements}
        rowKey={({ op_id, occurred_at, amount }) => op_id ?? `${occurred_at}-${amount}`}
        columns={[
          { id: 'time', label: t('field.time'), cell: ({ occurred_at }) => <Time at={occurred_at} /> },
          {
            id: 'staff',
            label: t('field.staff'),
            cell: ({ employee_id }) => <RecordName table="staff" id={employee_id} />,
          },
          { id: 'reason', label: t('shifts.reason'), cell: ({ reason }) => <bdi>{reason || '–'}</bdi> },
          {
            id: 'amount',
            label: t('field.amount'),
            cell: ({ kind, amount }) => <Money amount={kind === 'cash_in' ? amount : -amount} signed />,
            end: true,
          },
        ]}
      />
    </Card>
  );
}
