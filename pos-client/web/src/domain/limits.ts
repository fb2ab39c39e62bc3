import type { PosSettings } from '../store/records';
import { sum } from './rounding';

const IN_TOUCH_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
const BASIS_POINTS = 10_000n;

/** What is about to happen, as far as limits go. */
export interface LimitedSale {
  /** milliseconds since the last successful exchange with the gateway */
  offlineMs: number;
  /** minor units: the sales that the server may not know, without this one */
  unsynced: number;
  /** of this sale, minor units */
  total: number;
  /** given by people, on the order and its lines, minor units; what promotions took off doesn't count */
  discount: number;
  /** what the order's lines come to before that discount, minor units */
  undiscounted: number;
}

/** A limit that would be exceeded: hours (cut), minor units or basis points (rounded up), as its name says. */
export interface OfflineBreach {
  limit: 'max_offline_hours' | 'max_offline_amount' | 'max_discount_rate';
  allowed: number;
  actual: number;
}

/**
 * The limits that a sale would exceed (B-8), in the order of hours, amount, discount; none for a sale that may be made. A
 * limit that is not set doesn't hold, 0 allows nothing, what just reaches a limit is allowed. The amount doesn't hold for a
 * till that was in touch with the gateway within the last 5 minutes. Checked by `limits-vectors.json`.
 *
 * @param settings of the branch, laid over the chain's
 */
export function offlineBreaches(
  settings: Pick<PosSettings, 'max_offline_hours' | 'max_offline_amount' | 'max_discount_rate'>,
  sale: LimitedSale,
): OfflineBreach[] {
  const breaches: OfflineBreach[] = [];
  const { max_offline_hours: hours, max_offline_amount: amount, max_discount_rate: rate } = settings;
  if (isSet(hours) && sale.offlineMs > hours * HOUR_MS) {
    const actual = Math.floor(sale.offlineMs / HOUR_MS);
    breaches.push({ limit: 'max_offline_hours', allowed: hours, actual });
  }
  const open = sum([sale.unsynced, sale.total]);
  if (isSet(amount) && sale.offlineMs > IN_TOUCH_MS && open > amount) {
    breaches.push({ limit: 'max_offline_amount', allowed: amount, actual: open });
  }
  const share = BigInt(sale.discount) * BASIS_POINTS;
  const whole = BigInt(sale.undiscounted);
  if (isSet(rate) && share > BigInt(rate) * whole) {
    const actual = whole === 0n ? BASIS_POINTS : (share + whole - 1n) / whole;
    breaches.push({ limit: 'max_discount_rate', allowed: rate, actual: Number(actual) });
  }
  return breaches;
}

function isSet(limit: number | null | undefined): limit is number {
  return limit !== null && limit !== undefined;
}
