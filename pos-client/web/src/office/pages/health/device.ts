import type { Tone } from '../../ui';

/** A till as `GET /devices` tells it. */
export interface Device {
  id: string;
  name: string;
  branch_id: string;
  revoked_at: string | null;
  last_seen_at: string | null;
  clock_skew_ms: number | null;
  client_version: string | null;
  queue_length: number | null;
  oldest_unsynced_at: string | null;
  storage_persisted: boolean | null;
  received_through: number;
  applied_through: number;
  missing_count: number;
}

export type Trouble = 'revoked' | 'never' | 'holes' | 'behind' | 'away' | 'clock' | 'storage';

/** A till that was heard of so lately counts as online: tills beat every 30 seconds. */
export const ONLINE_MINUTES = 3;
const MINUTE = 60_000;
const LATE_MS = 15 * MINUTE;
const AWAY_MS = 24 * 60 * MINUTE;
const SKEW_MS = 60_000;

export const TONES: Record<Trouble, Tone> = {
  revoked: 'neutral',
  never: 'neutral',
  holes: 'danger',
  behind: 'warn',
  away: 'warn',
  clock: 'warn',
  storage: 'warn',
};

/** What is wrong with a till, the worst first. */
export function troubles(device: Device, now: number): Trouble[] {
  if (device.revoked_at) {
    return ['revoked'];
  }
  if (!device.last_seen_at) {
    return ['never'];
  }
  const since = (time: string | null) => (time ? now - Date.parse(time) : 0);
  const found: [Trouble, boolean][] = [
    ['holes', device.missing_count > 0],
    ['behind', since(device.oldest_unsynced_at) > LATE_MS],
    ['away', since(device.last_seen_at) > AWAY_MS],
    ['clock', Math.abs(device.clock_skew_ms ?? 0) > SKEW_MS],
    ['storage', device.storage_persisted === false],
  ];
  return found.filter(([, is]) => is).map(([trouble]) => trouble);
}

export function isOnline(device: Device, now: number): boolean {
  return (
    !device.revoked_at &&
    device.last_seen_at !== null &&
    now - Date.parse(device.last_seen_at) < ONLINE_MINUTES * MINUTE
  );
}

const BY_SEVERITY: readonly Trouble[] = ['holes', 'behind', 'away', 'clock', 'storage'];

/** 0 for the worst trouble; those that are well come after all troubles, those that don't matter last. */
export function severity(device: Device, now: number): number {
  const [worst] = troubles(device, now);
  if (worst === undefined) {
    return BY_SEVERITY.length;
  }
  const at = BY_SEVERITY.indexOf(worst);
  return at >= 0 ? at : BY_SEVERITY.length + 1;
}

/** Those that need somebody first. */
export function worstFirst(devices: readonly Device[], now: number): Device[] {
  return devices
    .map((device) => ({ device, rank: severity(device, now) }))
    .sort((one, other) => one.rank - other.rank || one.device.name.localeCompare(other.device.name))
    .map(({ device }) => device);
}
