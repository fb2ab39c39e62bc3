import type { ByTender, ShiftReport } from '../../domain/shift';
import { formatDateTime, formatNumber, t } from '../../i18n';
import type { StaffWorkSession } from '../../store/records';
import { Card, Facts, Money } from '../../ui';
import { tenderName } from './report-document';

/** How a shift stands, at a glance and in full. */
export function ReportTiles({ shift, report }: { shift: StaffWorkSession; report: ShiftReport }) {
  return (
    <>
      <ul class="tiles">
        <Tile label={t('shift.expectedCash')} amount={report.expected_cash} strong />
        <Tile label={t('shift.sales', { n: report.sales_count })} amount={report.sales_total} />
        <Tile label={t('shift.returns', { n: report.returns_count })} amount={report.returns_total} />
        <Tile label={t('shift.tax')} amount={report.tax} />
      </ul>
      <div class="shift-columns">
        <Card title={t('shift.drawer')}>
          <Facts
            rows={[
              [t('shift.opened'), shift.opened_at && formatDateTime(shift.opened_at)],
              [t('receipt.cashier'), shift.employee_name],
              [t('shift.float'), <Money key="float" amount={report.opening_float} />],
              [t('shift.cashIn'), <Money key="in" amount={report.cash_in} />],
              [t('shift.cashOut'), <Money key="out" amount={report.cash_out} />],
              [t('shift.voids'), formatNumber(report.voids)],
            ]}
          />
        </Card>
        <Card title={t('shift.tenders')}>
          <TenderTable report={report} />
        </Card>
      </div>
    </>
  );
}

function Tile({ label, amount, strong }: { label: string; amount: number; strong?: boolean }) {
  return (
    <li class={strong ? 'tile tile-strong' : 'tile'}>
      <span>{label}</span>
      <b>
        <Money amount={amount} />
      </b>
    </li>
  );
}

const COLUMNS = ['sales', 'payments', 'refunds', 'expenses'] as const;

function TenderTable({ report }: { report: ShiftReport }) {
  const tenders = [...new Set(COLUMNS.flatMap((column) => Object.keys(report[column])))].sort();
  if (tenders.length === 0) {
    return <p class="muted">{t('shift.nothing')}</p>;
  }
  const lines = COLUMNS.filter((column) => Object.keys(report[column]).length > 0);
  return (
    <table class="shift-tenders">
      <thead>
        <tr>
          <td />
          {lines.map((column) => (
            <th key={column} scope="col">
              {t(`shift.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tenders.map((tender) => (
          <tr key={tender}>
            <th scope="row">{tenderName(tender)}</th>
            {lines.map((column) => (
              <td key={column}>
                <Amount sums={report[column]} tender={tender} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Amount({ sums, tender }: { sums: ByTender; tender: string }) {
  return <Money amount={sums[tender]} />;
}
