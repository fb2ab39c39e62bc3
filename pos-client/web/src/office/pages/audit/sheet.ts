import type { SheetColumn } from '../../list/sheet';
import type { Sheet } from '../../list/whole';
import { learn } from '../../lookup';
import { branchName } from '../../shell/names';
import { learnDevices } from '../devices/device-name';
import { changesOf, type Entry, nameOf } from './entry';
import { whoWords } from './who';

const COLUMNS: readonly SheetColumn<Entry>[] = [
  { field: 'occurred_at', value: ({ occurred_at }) => occurred_at },
  { field: 'applied_at', value: ({ applied_at }) => applied_at },
  { field: 'table', value: ({ table }) => table },
  { field: 'type', value: ({ type }) => type },
  { field: 'record_id', value: ({ id }) => id },
  { field: 'record', value: nameOf },
  { field: 'who', value: whoWords },
  { field: 'staff_id', value: ({ staff_id }) => staff_id },
  { field: 'employee_id', value: ({ employee_id }) => employee_id },
  { field: 'device_id', value: ({ device_id }) => device_id },
  { field: 'branch_id', value: ({ branch_id }) => branch_id },
  { field: 'branch', value: ({ branch_id }) => branchName(branch_id) },
  { field: 'reason', value: ({ reason }) => reason },
  { field: 'op_id', value: ({ op_id }) => op_id },
  { field: 'changes', value: ({ before, after }) => JSON.stringify(changesOf(before, after)) },
];

/** The trail as a file, and what it can be put in order by; the fields of a change as JSON. */
export const SHEET: Sheet<Entry> = {
  columns: COLUMNS,
  prepare: (entries) =>
    Promise.all([
      learnDevices(entries.map(({ device_id }) => device_id)),
      learn(
        'staff',
        entries.map(({ staff_id, employee_id }) => staff_id ?? employee_id),
      ),
    ]),
};
