import { api } from '../../api';
import { addDays } from '../../list/filter';
import { today } from '../../list/filter-words';
import { session } from '../../session';
import { type Answer, useAnswer } from '../../use-query';
import type { SalesRow } from './figures';

/** All that the dashboard shows of a day; `before` is the same weekday a week earlier. */
export interface DayReport {
  day: string;
  beforeDay: string;
  /** the hour that runs, today; null for a day that is over */
  hour: number | null;
  hours: SalesRow[];
  beforeHours: SalesRow[];
  branches: SalesRow[];
  beforeBranches: SalesRow[];
  products: SalesRow[];
  tenders: SalesRow[];
}

/** Sums follow a sale within two seconds: the stream tells at once, and the question takes a moment. */
const LIVE_MS = 1_200;
const WEEK = 7;

export function useReport(day: string): Answer<DayReport> {
  const all = session.person?.branch_id === null;
  return useAnswer(`${day}/${all}`, (abort) => read(day, all, abort), { liveMs: LIVE_MS });
}

async function read(day: string, all: boolean, abort: AbortSignal): Promise<DayReport> {
  const beforeDay = addDays(day, -WEEK);
  const sums = async (by: string, of: string) => {
    const query = { by, from: of, to: of };
    return (await api.get<{ items: SalesRow[] }>('/reports/sales', query, { signal: abort })).items;
  };
  const none = Promise.resolve<SalesRow[]>([]);
  const [hours, beforeHours, branches, beforeBranches, products, tenders] = await Promise.all([
    sums('hour', day),
    sums('hour', beforeDay),
    all ? sums('branch', day) : none,
    all ? sums('branch', beforeDay) : none,
    sums('product', day),
    sums('tender', day),
  ]);
  const hour = day === today() ? new Date().getHours() : null;
  return { day, beforeDay, hour, hours, beforeHours, branches, beforeBranches, products, tenders };
}
