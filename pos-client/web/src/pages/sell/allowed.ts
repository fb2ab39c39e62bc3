import { formatMoney, formatNumber, formatPercent, isolated, t } from '../../i18n';
import type { Approval } from '../../store/staff';
import type { Till } from '../../store/till';
import { type Breach, breachesOf } from '../../till/limits';
import type { Sale } from '../../till/sale';
import { askApproval } from '../../ui';

/** Limits that are told as soon as a discount is given; the others wait for the payment. */
const AT_ONCE: readonly Breach['limit'][] = ['max_discount_rate'];

/** Whether a discount may stand: within the limit, or a manager says so. Null where neither. */
export async function allowedDiscount(till: Till, sale: Sale): Promise<{ approval: Approval | null } | null> {
  const unpaid: Sale = { ...sale, payments: [{ payment_method: 'cash', tendered: 0 }] };
  const breaches = (await breachesOf(till, unpaid)).filter(({ limit }) => AT_ONCE.includes(limit));
  if (breaches.length === 0 || sale.approval) {
    return { approval: sale.approval ?? null };
  }
  const approval = await askApproval(breaches.map(breachText).join(' '));
  return approval ? { approval } : null;
}

/** A manager's word for all that the sale exceeds; undefined where nothing does, null where nobody gives it. */
export async function approvalFor(till: Till, sale: Sale): Promise<Approval | undefined | null> {
  const breaches = await breachesOf(till, sale);
  if (breaches.length === 0 || (sale.approval && breaches.every(({ limit }) => AT_ONCE.includes(limit)))) {
    return sale.approval;
  }
  return askApproval(breaches.map(breachText).join(' '));
}

/** What is exceeded, in words. */
export function breachText(breach: Breach): string {
  const { limit, allowed, actual } = breach;
  switch (limit) {
    case 'max_discount_rate':
      return t('breach.discount', { allowed: formatPercent(allowed), actual: formatPercent(actual) });
    case 'max_offline_hours':
      return t('breach.hours', { allowed: formatNumber(allowed), actual: formatNumber(actual) });
    case 'max_offline_amount':
      return t('breach.amount', { allowed: formatMoney(allowed), actual: formatMoney(actual) });
    case 'credit_limit':
      return t('breach.credit', { allowed: formatMoney(allowed), actual: formatMoney(actual) });
    case 'allow_negative_stock':
      return t('breach.stock', {
        name: isolated(breach.name),
        allowed: formatNumber(allowed),
        actual: formatNumber(actual),
      });
    case 'require_serial_on_sale':
      return t('breach.serials', {
        name: isolated(breach.name),
        allowed: formatNumber(allowed),
        actual: formatNumber(actual),
      });
  }
}
