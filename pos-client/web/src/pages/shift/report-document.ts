import type { ByTender, ShiftReport } from '../../domain/shift';
import { formatAmount, formatDateTime, formatMoney, formatNumber, t, tMaybe } from '../../i18n';
import type { ReceiptDocument, ReceiptLine } from '../../receipt/document';
import type { StaffWorkSession } from '../../store/records';
import type { Surroundings } from '../../store/settings';
import { countable, expectedOf } from './counting';

/** The X report of an open shift, the Z report of a closed one, for the printers of receipts (B-1); a copy says so (B-13). */
export function reportDocument(
  shift: StaffWorkSession,
  report: ShiftReport,
  around: Surroundings,
  copy = false,
): ReceiptDocument {
  const closed = report.status === 'closed';
  return {
    reference: shift.id,
    rtl: document.dir === 'rtl',
    lines: [
      title(around.settings.store_name ?? around.organization?.name ?? ''),
      ...(around.branch ? [center(around.branch.name)] : []),
      title(t(closed ? 'shift.z' : 'shift.x')),
      ...(copy ? [title(t('receipt.copy'))] : []),
      { kind: 'rule' },
      ...who(shift, around),
      { kind: 'rule' },
      row(t('shift.sales', { n: report.sales_count }), report.sales_total),
      row(t('shift.returns', { n: report.returns_count }), -report.returns_total),
      row(t('shift.tax'), report.tax),
      { kind: 'row', label: t('shift.voids'), value: formatNumber(report.voids) },
      ...section(t('shift.bySales'), report.sales),
      ...section(t('shift.byPayments'), report.payments),
      ...section(t('shift.byRefunds'), report.refunds),
      ...section(t('shift.byExpenses'), report.expenses),
      ...drawer(report),
      ...(closed ? counted(report) : []),
      { kind: 'rule' },
      center(formatDateTime(new Date().toISOString())),
    ],
  };
}

function who(shift: StaffWorkSession, { deviceLabel }: Surroundings): ReceiptLine[] {
  return [
    ...said(t('shift.till'), deviceLabel),
    ...said(t('receipt.cashier'), shift.employee_name),
    ...said(t('shift.opened'), shift.opened_at && formatDateTime(shift.opened_at)),
    ...said(t('shift.closed'), shift.closed_at && formatDateTime(shift.closed_at)),
  ];
}

function drawer(report: ShiftReport): ReceiptLine[] {
  return [
    { kind: 'rule' },
    row(t('shift.float'), report.opening_float),
    row(t('shift.cashIn'), report.cash_in),
    row(t('shift.cashOut'), -report.cash_out),
    { kind: 'row', label: t('shift.expectedCash'), value: formatMoney(report.expected_cash), strong: true },
  ];
}

function counted(report: ShiftReport): ReceiptLine[] {
  return countable(report).flatMap((tender): ReceiptLine[] => {
    const amount = report.counted?.[tender];
    if (amount === undefined) {
      return [];
    }
    const difference = report.differences?.[tender] ?? amount - expectedOf(report, tender);
    return [
      row(`${t('shift.counted')} ${tenderName(tender)}`, amount),
      {
        kind: 'row',
        label: t('shift.difference'),
        value: formatMoney(difference, true),
        strong: difference !== 0,
      },
    ];
  });
}

function section(heading: string, sums: ByTender): ReceiptLine[] {
  const entries = Object.entries(sums);
  return entries.length === 0
    ? []
    : [
        { kind: 'rule' },
        { kind: 'text', text: heading },
        ...entries.map(([tender, amount]) => row(tenderName(tender), amount)),
      ];
}

export function tenderName(tender: string): string {
  return tMaybe(`method.${tender}`, tender);
}

function row(label: string, amount: number): ReceiptLine {
  return { kind: 'row', label, value: formatAmount(amount) };
}

function said(label: string, value: string | null | undefined): ReceiptLine[] {
  return value ? [{ kind: 'row', label, value }] : [];
}

function title(text: string): ReceiptLine {
  return { kind: 'title', text };
}

function center(text: string): ReceiptLine {
  return { kind: 'center', text };
}
