/** A row of `GET /reports/sales`; amounts in minor units. */
export interface SalesRow {
  key: string;
  name: string;
  sales_count: number;
  sales_total: number;
  returns_count: number;
  returns_total: number;
  net: number;
  discount: number;
  tax: number;
  quantity: number;
  cost: number;
  lines_without_cost: number;
  revenue_without_cost: number;
  margin: number;
}

/** The sums of a day, or of its hours up to one. */
export interface Totals {
  net: number;
  sales: number;
  /** null where nothing was sold */
  average: number | null;
  returns: number;
  margin: number;
  /** of what is sold with a known cost, without tax; null where there is none */
  marginShare: number | null;
  withoutCost: number;
}

const BASIS_POINTS = 10_000;

export function totals(rows: readonly SalesRow[]): Totals {
  const sum = (of: (row: SalesRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  const [net, sales, margin] = [
    sum((row) => row.net),
    sum((row) => row.sales_count),
    sum((row) => row.margin),
  ];
  const withoutCost = sum((row) => row.revenue_without_cost);
  const base = net - sum((row) => row.tax) - withoutCost;
  return {
    net,
    sales,
    average: sales > 0 ? Math.round(sum((row) => row.sales_total) / sales) : null,
    returns: sum((row) => row.returns_total),
    margin,
    marginShare: base > 0 ? Math.round((margin / base) * BASIS_POINTS) : null,
    withoutCost,
  };
}

/** The rows of the hours up to one, that one included; all of them where none is told. */
export function upTo(rows: readonly SalesRow[], hour: number | null): SalesRow[] {
  return rows.filter(({ key }) => hour === null || Number(key) <= hour);
}

/** By how much it changed, in basis points; null where there was nothing to compare with. */
export function change(now: number, before: number): number | null {
  return before > 0 ? Math.round(((now - before) / before) * BASIS_POINTS) : null;
}

export interface HourSpan {
  hours: number[];
  now: (number | null)[];
  before: (number | null)[];
}

const USUAL: readonly [number, number] = [8, 20];

/** The hours of the day that matter: those of a usual day, and all in which something was sold. */
export function hours(
  now: readonly SalesRow[],
  before: readonly SalesRow[],
  current: number | null,
): HourSpan {
  const sold = [...now, ...before].map(({ key }) => Number(key));
  const first = Math.min(USUAL[0], ...sold);
  const last = Math.max(USUAL[1], ...sold);
  const span = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const net = (rows: readonly SalesRow[], hour: number) =>
    rows.find(({ key }) => Number(key) === hour)?.net ?? 0;
  return {
    hours: span,
    now: span.map((hour) => (current !== null && hour > current ? null : net(now, hour))),
    before: span.map((hour) => net(before, hour)),
  };
}

/** The rows that sold most, and all the others as one sum. */
export function top(rows: readonly SalesRow[], most: number): { rows: SalesRow[]; rest: number } {
  const sorted = [...rows].sort((one, other) => other.net - one.net);
  return {
    rows: sorted.slice(0, most),
    rest: sorted.slice(most).reduce((all, { net }) => all + net, 0),
  };
}
