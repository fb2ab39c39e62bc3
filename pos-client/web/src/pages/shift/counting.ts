import type { ShiftReport } from '../../domain/shift';

/** What the till expects of a tender, minor units: cash with the float and what was moved (B-1). */
export function expectedOf(report: ShiftReport, tender: string): number {
  const amount = (sums: Readonly<Record<string, number>>) => sums[tender] ?? 0;
  return tender === 'cash'
    ? report.expected_cash
    : amount(report.sales) + amount(report.payments) - amount(report.refunds) - amount(report.expenses);
}

/** What there is to count: cash always, others where something came or went by them. What is owed can't be counted. */
export function countable({ sales, payments, refunds, expenses, counted }: ShiftReport): string[] {
  const used = [sales, payments, refunds, expenses, counted ?? {}].flatMap((sums) => Object.keys(sums));
  const others = [...new Set(used)].filter((tender) => tender !== 'cash' && tender !== 'credit').sort();
  return ['cash', ...others];
}
