import type { Item } from '../../goods/goods-table';

export interface StockCount {
  id: string;
  branch_id: string | null;
  counted_at: string;
  employee_id?: string | null;
  notes?: string | null;
  items?: Item[];
}

/** How many lines are right, and what is too much and what is missing, in units. */
export function differences(items: readonly Item[]) {
  const found = items.map(({ difference }) => Math.round((difference ?? 0) * 1000));
  const sum = (some: number[]) => some.reduce((all, one) => all + one, 0) / 1000;
  return {
    exact: found.filter((one) => one === 0).length,
    off: found.filter((one) => one !== 0).length,
    plus: sum(found.filter((one) => one > 0)),
    minus: sum(found.filter((one) => one < 0)),
  };
}
