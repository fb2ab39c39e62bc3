import { recordName } from '../../lookup';
import { DeviceName, deviceName } from '../devices/device-name';
import type { Entry } from './entry';

/** The same in words alone. */
export function whoWords({ staff_id, employee_id, device_id }: Entry): string {
  const person = staff_id ?? employee_id;
  return person ? recordName('staff', person) : device_id ? deviceName(device_id) : '';
}

/** A member of the staff, or the till where nobody was named. */
export function Who({ entry }: { entry: Entry }) {
  const person = entry.staff_id ?? entry.employee_id;
  return person ? <bdi>{recordName('staff', person)}</bdi> : <DeviceName id={entry.device_id} />;
}
