import type { SheetColumn } from '../../list/sheet';
import { branchName } from '../../shell/names';
import { severity } from '../health/device';
import type { WholeDevice } from './enrolment';

/** The list of tills as a file, and what it can be put in order by. */
export const SHEET: readonly SheetColumn<WholeDevice>[] = [
  { field: 'id', value: ({ id }) => id },
  { field: 'name', value: ({ name }) => name },
  { field: 'branch_id', value: ({ branch_id }) => branch_id },
  { field: 'branch', value: ({ branch_id }) => branchName(branch_id) },
  { field: 'rights', value: ({ rights }) => rights },
  { field: 'state', value: (device) => severity(device, Date.now()) },
  { field: 'created_at', value: ({ created_at }) => created_at },
  { field: 'revoked_at', value: ({ revoked_at }) => revoked_at },
  { field: 'last_seen_at', value: ({ last_seen_at }) => last_seen_at },
  { field: 'clock_skew_ms', value: ({ clock_skew_ms }) => clock_skew_ms },
  { field: 'client_version', value: ({ client_version }) => client_version },
  { field: 'queue_length', value: ({ queue_length }) => queue_length },
  { field: 'failed_count', value: ({ failed_count }) => failed_count },
  { field: 'oldest_unsynced_at', value: ({ oldest_unsynced_at }) => oldest_unsynced_at },
  { field: 'storage_persisted', value: ({ storage_persisted }) => storage_persisted },
  { field: 'epoch', value: ({ epoch }) => epoch },
  { field: 'received_through', value: ({ received_through }) => received_through },
  { field: 'applied_through', value: ({ applied_through }) => applied_through },
  { field: 'missing_count', value: ({ missing_count }) => missing_count },
];
