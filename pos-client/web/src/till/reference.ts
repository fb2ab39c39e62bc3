import { dayOf } from './day';

const FIRST_EPOCH = 1;
const UNNAMED_DEVICE = 'TILL';

/**
 * The series of a number: everything before it. A till that was re-installed can't know which numbers its earlier life gave
 * away, so its epoch becomes a part of the device's name: no number is ever used twice (S2-22, R-7).
 */
export function seriesOf(label: string | undefined, epoch: number, time: Date): string {
  const name = label ?? UNNAMED_DEVICE;
  const device = epoch === FIRST_EPOCH ? name : `${name}.${epoch.toString(36).toUpperCase()}`;
  return `${device}-${dayOf(time).replaceAll('-', '')}`;
}

/** The number that the till prints: `DEVICE-YYYYMMDD-SEQ` (S2-3, B-2). */
export function referenceOf(series: string, number: number): string {
  return `${series}-${String(number).padStart(3, '0')}`;
}
