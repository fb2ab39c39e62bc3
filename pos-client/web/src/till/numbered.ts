import type { OperationLog } from '../store/write';
import { referenceOf, seriesOf } from './reference';

/** What a sale or a return is known by until the server has numbered it, and beside that. */
export interface Numbers {
  offline_reference: string;
  /** whether the gateway was out of reach at that time */
  is_offline: boolean;
}

/** The next number: sales and returns of a day share one series, so that it has no gaps (B-2). */
export async function numbered(log: OperationLog): Promise<Numbers> {
  const { device_label, epoch, last_error } = log.device;
  const series = seriesOf(device_label, epoch, new Date(log.now));
  return {
    offline_reference: referenceOf(series, await log.nextNumber(series)),
    is_offline: last_error !== undefined,
  };
}
