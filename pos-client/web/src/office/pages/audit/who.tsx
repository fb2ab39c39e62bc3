import { recordName } from '../../lookup';
import { DeviceName } from '../devices/device-name';
import type { Entry } from './entry';

/** A member of the staff, or the till where nobody was named. */
export function Who({ entry }: { entry: Entry }) {
  const person = entry.staff_id ?? entry.employee_id;
  return person ? <bdi>{recordName('staff', person)}</bdi> : <DeviceName id={entry.device_id} />;
}
