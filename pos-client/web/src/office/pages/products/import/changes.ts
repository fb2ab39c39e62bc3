import { type Change, change, newRecordId } from '../../../operations';
import type { Planned } from './plan';

/** The change of a line; null for that of a category that several lines need. */
export interface Sent {
  planned: Planned | null;
  change: Change;
}

/** The operations of what was planned: categories that are missing first, then the new and changed products. */
export function changesOf(planned: readonly Planned[]): Sent[] {
  const wanted = planned.filter(({ status }) => status === 'new' || status === 'changed');
  const categories = new Map<string, Change>();
  for (const { newCategory } of wanted) {
    if (newCategory !== null && !categories.has(newCategory.toLowerCase())) {
      const made = change('product_categories.upsert', newRecordId(), { name: newCategory, is_active: true });
      categories.set(newCategory.toLowerCase(), made);
    }
  }
  const products = wanted.map((one): Sent => {
    const category = one.newCategory === null ? undefined : categories.get(one.newCategory.toLowerCase());
    const payload = category ? { ...one.changes, category_id: category.id } : one.changes;
    const { before } = one;
    return {
      planned: one,
      change: change('products.upsert', before?.id ?? newRecordId(), payload, before?.version ?? null),
    };
  });
  return [...[...categories.values()].map((made) => ({ planned: null, change: made })), ...products];
}
