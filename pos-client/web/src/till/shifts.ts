import { type ShiftReport, shiftReport } from '../domain/shift';
import type { StaffWorkSession } from '../store/records';
import { Refusal } from '../store/refusal';
import { readState } from '../store/state';
import type { Till } from '../store/till';
import { type OperationLog, record } from '../store/write';

/** Cash that was put into the drawer or taken out of it; minor units. */
export interface CashMovement {
  kind: 'cash_in' | 'cash_out';
  amount: number;
  reason: string;
  occurred_at: string;
  employee_id?: string;
}

/** The shift that is open at this till (B-1). */
export async function currentShift(till: Till): Promise<StaffWorkSession | undefined> {
  const id = await readState(till.db, 'shift_id');
  return id === undefined ? undefined : till.db.staff_work_sessions.get(id);
}

/**
 * Opens a shift for who is logged in, with what is in the drawer: minor units.
 *
 * @throws Refusal `shift_open`, `people_locked` where nobody is logged in
 */
export async function openShift(till: Till, openingFloat: number): Promise<StaffWorkSession> {
  const person = till.session.person;
  if (person === null) {
    throw new Refusal('people_locked');
  }
  requireAmount(openingFloat, 0);
  return record(till, ['staff_work_sessions'], async (log) => {
    if (log.device.shift_id !== undefined) {
      throw new Refusal('shift_open', { id: log.device.shift_id });
    }
    const id = log.newId();
    const said = { employee_id: person.id, employee_name: person.name, opening_float: openingFloat };
    const shown = { status: 'open', opened_at: log.now } as const;
    const shift = await log.create('staff_work_sessions.open', id, said, { shown });
    await log.followShift(id);
    return { ...shift, ...shown };
  });
}

/** Cash put into the drawer, minor units. @throws Refusal `no_shift`, `amount_not_positive`, `reason_missing` */
export async function cashIn(till: Till, amount: number, reason: string): Promise<StaffWorkSession> {
  return move(till, 'cash_in', amount, reason);
}

/** Cash taken out of the drawer, minor units. @throws Refusal `no_shift`, `amount_not_positive`, `reason_missing` */
export async function cashOut(till: Till, amount: number, reason: string): Promise<StaffWorkSession> {
  return move(till, 'cash_out', amount, reason);
}

/**
 * Closes the shift with what was counted, minor units by tender. What is sold later belongs to the next one.
 *
 * @throws Refusal `no_shift`
 */
export async function closeShift(
  till: Till,
  counted: Readonly<Record<string, number>>,
): Promise<StaffWorkSession> {
  for (const amount of Object.values(counted)) {
    requireAmount(amount, 0);
  }
  return record(till, ['staff_work_sessions'], async (log) => {
    const shift = await openOne(till, log);
    const said = { counted, closed_at: log.now, employee_id: till.session.person?.id };
    const shown = { status: 'closed', closed_at: log.now, counted } as const;
    const closed = await log.change('staff_work_sessions.close', shift, said, shown);
    await log.followShift(undefined);
    return closed;
  });
}

/**
 * The X report of an open shift, the Z report of a closed one: of what this till has, without a network.
 *
 * @param shiftId absent for the one that is open here
 * @throws Refusal `no_shift`
 */
export async function reportOf(till: Till, shiftId?: string): Promise<ShiftReport> {
  const { db } = till;
  const id = shiftId ?? (await readState(db, 'shift_id'));
  const shift = id === undefined ? undefined : await db.staff_work_sessions.get(id);
  if (shift === undefined) {
    throw new Refusal('no_shift');
  }
  const of = { staff_work_session_id: shift.id };
  const [orders, returns, payments, expenses] = await Promise.all([
    db.orders.where(of).toArray(),
    db.returns.where(of).toArray(),
    db.payments.where(of).toArray(),
    db.expenses.where(of).toArray(),
  ]);
  return shiftReport(shift, { orders, returns, payments, expenses });
}

/** What was put in and taken out so far. */
export function movementsOf(shift: StaffWorkSession): CashMovement[] {
  return Array.isArray(shift.cash_movements) ? shift.cash_movements : [];
}

async function move(
  till: Till,
  kind: CashMovement['kind'],
  amount: number,
  reason: string,
): Promise<StaffWorkSession> {
  requireAmount(amount, 1);
  if (reason.trim() === '') {
    throw new Refusal('reason_missing');
  }
  return record(till, ['staff_work_sessions'], async (log) => {
    const shift = await openOne(till, log);
    const said = { amount, reason: reason.trim(), employee_id: till.session.person?.id };
    const movement: CashMovement = { ...said, kind, occurred_at: log.now };
    const shown = { cash_movements: [...movementsOf(shift), movement] };
    return log.change(`staff_work_sessions.${kind}`, shift, said, shown);
  });
}

async function openOne(till: Till, log: OperationLog): Promise<StaffWorkSession> {
  const id = log.device.shift_id;
  const shift = id === undefined ? undefined : await till.db.staff_work_sessions.get(id);
  if (shift === undefined) {
    throw new Refusal('no_shift');
  }
  return shift;
}

function requireAmount(amount: number, least: number): void {
  if (!Number.isSafeInteger(amount) || amount < least) {
    throw new Refusal('amount_not_positive', { amount });
  }
}
