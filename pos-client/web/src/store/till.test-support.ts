import 'fake-indexeddb/auto';
import { newId } from './ids';
import type { TillState } from './state';
import { openTill, type Till } from './till';

/** When the tests' tills think it is, until a test says otherwise. */
export const NOON = new Date('2026-11-21T12:00:00.000Z');

/** A till of its own, enrolled as device `d-1` of branch `b-1`, labelled `T1`; its clock stands still. */
export async function testTill(name: string = newId(), state: Partial<TillState> = {}): Promise<Till> {
  const till = { ...openTill(name), now: () => NOON };
  const known: Partial<TillState> = {
    device_id: 'd-1',
    branch_id: 'b-1',
    device_label: 'T1',
    device_key: 'key-of-device-1',
    gateway_url: '',
    last_pull_at: NOON.toISOString(),
    last_push_at: NOON.toISOString(),
    ...state,
  };
  for (const [key, value] of Object.entries(known)) {
    await till.db.sync_state.put({ key, value });
  }
  return till;
}

/** The same store in another tab. */
export function otherTab(till: Till): Till {
  return { ...openTill(till.db.name), now: till.now };
}
