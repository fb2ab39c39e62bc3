import { pinMatches } from './pin';
import type { Staff } from './records';
import { Refusal } from './refusal';
import { posSettings } from './settings';
import { readState, readStates, writeState } from './state';
import type { Till } from './till';

const MAX_FAILURES = 5;
const LOCKED_MS = 15 * 60_000;
const MANAGING = new Set<Staff['role']>(['owner', 'manager']);

/** A manager's word that something may be done which the till doesn't allow by itself (B-9). */
export interface Approval {
  staff_id: string;
  staff_name: string;
  /** why, in words */
  reason: string;
}

/** Who may log in here: active people of this branch, by name; before a chain has any staff, the device itself. */
export async function people(till: Till): Promise<Staff[]> {
  const { db } = till;
  const [[branchId, deviceId, label, pulledAt], staff] = await Promise.all([
    readStates(db, 'branch_id', 'device_id', 'device_label', 'last_pull_at'),
    db.staff.toArray(),
  ]);
  if (staff.length === 0 && deviceId !== undefined && pulledAt !== undefined) {
    return [{ id: deviceId, name: label ?? deviceId, role: 'cashier' }];
  }
  return staff
    .filter((person) => mayWork(person, branchId ?? ''))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Whether a PIN is asked for: unless the settings say otherwise, or nobody here has one yet. */
export async function isPinNeeded(till: Till): Promise<boolean> {
  const [{ require_pin }, staff] = await Promise.all([posSettings(till), people(till)]);
  return require_pin !== false && staff.some((person) => Boolean(person.pin_hash));
}

/**
 * Logs a person in, offline (S3-7, B-9): the PIN is checked against the hash in the feed, and opens the vault.
 *
 * @param pin '' where none is needed
 * @throws Refusal `wrong_pin` (`attemptsLeft`), `pin_locked` (`until`), `unknown_record`
 */
export async function logIn(till: Till, staffId: string, pin: string): Promise<Staff> {
  const needed = await isPinNeeded(till);
  const secret = needed ? pin : ((await readState(till.db, 'device_key')) ?? '');
  // Both take long, on purpose: together they take half as long.
  const opening = till.vault.begin(staffId, secret);
  const person = needed ? await checkPin(till, staffId, pin) : await personHere(till, staffId);
  await till.vault.unlock(person.id, secret, opening);
  till.session.begin(person);
  return person;
}

/** Locks the till; what is queued stays, and goes on being sent. */
export function logOut(till: Till): void {
  till.session.end();
  till.vault.lock();
}

/**
 * A manager allows something, with their own PIN.
 *
 * @throws Refusal as {@link logIn}, and `not_a_manager`, `reason_missing`
 */
export async function approve(till: Till, staffId: string, pin: string, reason: string): Promise<Approval> {
  if (reason.trim() === '') {
    throw new Refusal('reason_missing');
  }
  const person = (await isPinNeeded(till))
    ? await checkPin(till, staffId, pin)
    : await personHere(till, staffId);
  if (!mayOverride(person)) {
    throw new Refusal('not_a_manager', { name: person.name });
  }
  return { staff_id: person.id, staff_name: person.name, reason: reason.trim() };
}

/** Whether the person may allow what a till's limits don't. */
export function mayOverride(person: Staff): boolean {
  return MANAGING.has(person.role);
}

/**
 * The person whose PIN this is. Five wrong PINs in a row lock the till's log-in for a while, over reloads and tabs too: a
 * PIN is short enough to be tried out.
 *
 * @throws Refusal `wrong_pin`, `pin_locked`, `unknown_record`
 */
export async function checkPin(till: Till, staffId: string, pin: string): Promise<Staff> {
  const [until, staff] = await Promise.all([readState(till.db, 'pin_locked_until'), people(till)]);
  if (until !== undefined && till.now().toISOString() < until) {
    throw new Refusal('pin_locked', { until });
  }
  const person = among(staff, staffId);
  const right = Boolean(person.pin_hash) && (await pinMatches(pin, person.pin_hash ?? ''));
  const failures = await remember(till, right);
  if (!right) {
    const lockedUntil = await readState(till.db, 'pin_locked_until');
    throw lockedUntil === undefined
      ? new Refusal('wrong_pin', { attemptsLeft: MAX_FAILURES - failures })
      : new Refusal('pin_locked', { until: lockedUntil });
  }
  return person;
}

async function personHere(till: Till, staffId: string): Promise<Staff> {
  return among(await people(till), staffId);
}

function among(staff: readonly Staff[], staffId: string): Staff {
  const person = staff.find((candidate) => candidate.id === staffId);
  if (person === undefined) {
    throw new Refusal('unknown_record', { table: 'staff', id: staffId });
  }
  return person;
}

async function remember(till: Till, right: boolean): Promise<number> {
  const { db } = till;
  const before = await readStates(db, 'pin_failures', 'pin_locked_until');
  if (right && before.every((value) => !value)) {
    return 0;
  }
  return db.transaction('rw', db.sync_state, async () => {
    const failures = right ? 0 : ((await readState(db, 'pin_failures')) ?? 0) + 1;
    const locks = failures >= MAX_FAILURES;
    await writeState(db, 'pin_failures', locks ? 0 : failures);
    const until = new Date(till.now().getTime() + LOCKED_MS).toISOString();
    await writeState(db, 'pin_locked_until', locks ? until : undefined);
    return failures;
  });
}

function mayWork(person: Staff, branchId: string): boolean {
  const branches = Array.isArray(person.branch_ids) ? person.branch_ids : [];
  return (person.is_active ?? true) && (branches.length === 0 || branches.includes(branchId));
}
