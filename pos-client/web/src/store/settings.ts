import type { Branch, Organization, OrganizationSettings, PosSettings } from './records';
import { readState, readStates } from './state';
import type { Till } from './till';

const DEFAULT_LOCK_MINUTES = 15;

/** Where the till stands, and by which rules. What wasn't pulled yet is absent. */
export interface Surroundings {
  organization: Organization | undefined;
  branch: Branch | undefined;
  deviceId: string | undefined;
  deviceLabel: string | undefined;
  /** what holds at this branch: its own settings over the chain's */
  settings: Partial<PosSettings>;
  chain: Partial<OrganizationSettings>;
  /** ISO 4217 */
  currency: string;
  /** IANA name: in which the branch's days and weekdays are counted */
  zone: string;
  /** the smallest coin, minor units; 0 for none: the branch's before the chain's */
  cashRounding: number;
}

/** The tables that {@link surroundings} is made of, for a live query. */
export const SURROUNDING_TABLES = [
  'organizations',
  'branches',
  'pos_settings',
  'organization_settings',
  'sync_state',
] as const;

export async function surroundings(till: Till): Promise<Surroundings> {
  const { db } = till;
  const [[branchId = null, deviceId, deviceLabel], organizations, branches, records, last] =
    await Promise.all([
      readStates(db, 'branch_id', 'device_id', 'device_label'),
      db.organizations.limit(1).toArray(),
      db.branches.toArray(),
      db.pos_settings.toArray(),
      db.organization_settings.orderBy('id').last(),
    ]);
  const [organization] = organizations;
  const branch = branches.find(({ id }) => id === branchId);
  const settings = effectiveSettings(records, branchId);
  const chain: Partial<OrganizationSettings> = last ?? {};
  return {
    organization,
    branch,
    deviceId,
    deviceLabel,
    settings,
    chain,
    currency: organization?.currency ?? 'USD',
    zone: branch?.timezone ?? chain.timezone ?? organization?.timezone ?? deviceZone(),
    cashRounding: settings.cash_rounding ?? chain.cash_rounding ?? 0,
  };
}

/** What holds at the till's branch, of `pos_settings` (S3-7). */
export async function posSettings(till: Till): Promise<Partial<PosSettings>> {
  const { db } = till;
  const [branchId, records] = await Promise.all([readState(db, 'branch_id'), db.pos_settings.toArray()]);
  return effectiveSettings(records, branchId ?? null);
}

/**
 * The chain's settings (without `for_branch_id`) with the branch's own laid over them: field by field, and inside `settings`
 * key by key; a field that is null says nothing. Of several records of one kind the one with the highest id lies on top.
 */
export function effectiveSettings(
  records: readonly PosSettings[],
  branchId: string | null,
): Partial<PosSettings> {
  const layers = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
  const chain = layers.filter((layer) => (layer.for_branch_id ?? null) === null);
  const own = branchId === null ? [] : layers.filter((layer) => layer.for_branch_id === branchId);
  return [...chain, ...own].reduce<Partial<PosSettings>>(over, {});
}

/** After how many minutes without a key or a touch the till locks itself; 0 for never. By `settings.lock_after_minutes`. */
export function lockAfterMinutes({ settings }: Partial<PosSettings>): number {
  const minutes = said(settings).lock_after_minutes;
  return typeof minutes === 'number' && minutes >= 0 ? minutes : DEFAULT_LOCK_MINUTES;
}

/** The device's own zone, in which its numbers' days begin and end. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function over(below: Partial<PosSettings>, layer: PosSettings): Partial<PosSettings> {
  const free = { ...said(below.settings), ...said(layer.settings) };
  const laid = { ...below, ...said(layer) };
  return Object.keys(free).length === 0 ? laid : { ...laid, settings: free };
}

function said(fields: unknown): Record<string, unknown> {
  if (typeof fields !== 'object' || fields === null) {
    return {};
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
