import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashPin, pinMatches } from './pin';
import type { Staff } from './records';
import { approve, isPinNeeded, logIn, logOut, people } from './staff';
import type { Till } from './till';
import { NOON, otherTab, testTill } from './till.test-support';

let ada: Staff;
let mona: Staff;

async function staffed(): Promise<Till> {
  const till = await testTill();
  await till.db.staff.bulkPut([ada, mona]);
  return till;
}

beforeAll(async () => {
  ada = { id: 'ada', name: 'Ada', role: 'cashier', pin_hash: await hashPin('1234') };
  mona = {
    id: 'mona',
    name: 'Mona',
    role: 'manager',
    pin_hash: await hashPin('777777'),
    branch_ids: ['b-1'],
  };
});

describe('a PIN', () => {
  it('is known by a hash that another client made, and by no other', async () => {
    const hash = 'pbkdf2-sha256$1$c2FsdA==$Eg+2z/z4syxD5yJSVsT4N6hlSMkszDVICAWYfLcL4Xs=';
    expect(await pinMatches('password', hash)).toBe(true);
    expect(await pinMatches('passwort', hash)).toBe(false);
    expect(await pinMatches('1234', 'md5$1$a$b')).toBe(false);
    expect(await pinMatches('1234', '')).toBe(false);
    expect(await pinMatches('1234', 'pbkdf2-sha256$9000000$c2FsdA==$AAAA')).toBe(false);
    expect(await pinMatches('1234', ada.pin_hash ?? '')).toBe(true);
    expect(await pinMatches('1235', ada.pin_hash ?? '')).toBe(false);
  });
});

describe('log-in', () => {
  it('needs no network, and opens the vault (S3-7, B-9)', async () => {
    const till = await staffed();
    expect(await logIn(till, 'ada', '1234')).toMatchObject({ id: 'ada' });
    expect(till.session.person?.id).toBe('ada');
    expect(till.vault.isOpen).toBe(true);
    logOut(till);
    expect(till.session.person).toBeNull();
    expect(till.vault.isOpen).toBe(false);
  });

  it('is locked for 15 minutes after five wrong PINs, over tabs and reloads', async () => {
    const till = await staffed();
    for (let left = 4; left >= 1; left--) {
      await expect(logIn(till, left % 2 ? 'ada' : 'mona', '0000')).rejects.toMatchObject({
        reason: 'wrong_pin',
        details: { attemptsLeft: left },
      });
    }
    await expect(logIn(till, 'ada', '0000')).rejects.toMatchObject({ reason: 'pin_locked' });
    await expect(logIn(otherTab(till), 'ada', '1234')).rejects.toMatchObject({
      reason: 'pin_locked',
      details: { until: '2026-11-21T12:15:00.000Z' },
    });
    const later = { ...till, now: () => new Date(NOON.getTime() + 15 * 60_000) };
    expect(await logIn(later, 'ada', '1234')).toMatchObject({ id: 'ada' });
  });

  it('forgets wrong PINs after a right one', async () => {
    const till = await staffed();
    for (let i = 0; i < 8; i++) {
      await expect(logIn(till, 'ada', '0000')).rejects.toMatchObject({ reason: 'wrong_pin' });
      await logIn(till, 'ada', '1234');
    }
  });

  it('knows who works here', async () => {
    const till = await staffed();
    await till.db.staff.bulkPut([
      { ...ada, id: 'gone', is_active: false },
      { ...ada, id: 'elsewhere', branch_ids: ['b-2'] },
    ]);
    expect((await people(till)).map((person) => person.id)).toEqual(['ada', 'mona']);
    await expect(logIn(till, 'gone', '1234')).rejects.toMatchObject({ reason: 'unknown_record' });
    await expect(logIn(till, 'elsewhere', '1234')).rejects.toMatchObject({ reason: 'unknown_record' });
  });

  it('asks for no PIN where none is needed, and never for the device before it has pulled', async () => {
    const fresh = await testTill(undefined, { last_pull_at: undefined });
    expect(await people(fresh)).toEqual([]);

    const alone = await testTill();
    expect(await isPinNeeded(alone)).toBe(false);
    expect(await logIn(alone, 'd-1', '')).toMatchObject({ name: 'T1', role: 'cashier' });

    const till = await staffed();
    expect(await isPinNeeded(till)).toBe(true);
    await till.db.pos_settings.put({ id: 'ps', require_pin: false });
    expect(await logIn(till, 'ada', '')).toMatchObject({ id: 'ada' });
  });

  it('lets nobody in without a PIN while others have one', async () => {
    const till = await staffed();
    await till.db.staff.put({ id: 'new', name: 'New', role: 'cashier' });
    await expect(logIn(till, 'new', '')).rejects.toMatchObject({ reason: 'wrong_pin' });
  });
});

describe('an approval', () => {
  it('is a manager’s, with their own PIN and a reason (B-9)', async () => {
    const till = await staffed();
    await logIn(till, 'ada', '1234');
    expect(await approve(till, 'mona', '777777', ' loyal customer ')).toEqual({
      staff_id: 'mona',
      staff_name: 'Mona',
      reason: 'loyal customer',
    });
    await expect(approve(till, 'ada', '1234', 'me')).rejects.toMatchObject({ reason: 'not_a_manager' });
    await expect(approve(till, 'mona', '1', 'x')).rejects.toMatchObject({ reason: 'wrong_pin' });
    await expect(approve(till, 'mona', '777777', ' ')).rejects.toMatchObject({ reason: 'reason_missing' });
    expect(till.session.person?.id).toBe('ada');
  });
});
