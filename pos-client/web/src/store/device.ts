import type { TillDb } from './db';
import { readStates } from './state';

/** What the till knows of itself while an operation is written. */
export interface Device {
  device_id: string | undefined;
  branch_id: string | null | undefined;
  device_label: string | undefined;
  epoch: number;
  shift_id: string | undefined;
  last_error: string | undefined;
}

/** The series that was counted on last: its number is asked for before anybody says that it is needed. */
const seriesInUse = new WeakMap<TillDb, string>();

/** Another number of this series will be wanted soon. */
export function expectSeries(db: TillDb, series: string): void {
  seriesInUse.set(db, series);
}

/** In one question: the device, the last number of its operations, and that of the series in use; 0 for none yet. */
export async function readDevice(
  db: TillDb,
): Promise<{ device: Device; seq: number; series: `number:${string}`; number: number }> {
  const series = `number:${seriesInUse.get(db) ?? ''}` as const;
  const [device_id, branch_id, device_label, epoch = 1, shift_id, last_error, seq = 0, number = 0] =
    await readStates(
      db,
      'device_id',
      'branch_id',
      'device_label',
      'epoch',
      'shift_id',
      'last_error',
      'seq',
      series,
    );
  return { device: { device_id, branch_id, device_label, epoch, shift_id, last_error }, seq, series, number };
}
