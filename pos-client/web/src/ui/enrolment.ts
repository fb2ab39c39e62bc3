import { signal } from '@preact/signals';
import { type EnrolmentLink, takeLink } from '../store/enrolmentLink';
import { readState } from '../store/state';
import type { Till } from '../store/till';
import { words } from './refusal';
import { toast } from './toast';

/** The link that this till was opened with, until it is enrolled; kept in memory alone (B-17). */
export const enrolmentLink = signal<EnrolmentLink | null>(null);

/** Takes an enrolment link out of the address, whatever the till makes of it: its key stays in no history. */
export function takeEnrolmentLink(): void {
  enrolmentLink.value = takeLink(location, history) ?? enrolmentLink.peek();
}

/** Follows the links that this till is opened with from now on, and the one that it was opened with. */
export async function followEnrolmentLinks(till: Till): Promise<void> {
  addEventListener('hashchange', () => {
    takeEnrolmentLink();
    void meet(till);
  });
  takeEnrolmentLink();
  await meet(till);
}

/** A till that has a device keeps it; a link for another one is told of. */
async function meet(till: Till): Promise<void> {
  const link = enrolmentLink.peek();
  if (link === null || (await readState(till.db, 'device_key')) === undefined) {
    return;
  }
  enrolmentLink.value = null;
  try {
    const { enrolAgain } = await import('../store/enrol');
    await enrolAgain(till, link.key);
  } catch (error) {
    toast(words(error), 'danger');
  }
}
