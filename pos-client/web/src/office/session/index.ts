import { browserKeep } from './keep';
import { Session } from './session';
import type { TabMessage } from './state';
import { httpAuth } from './wire';

export type { BranchName, Grant, Person, Role } from './person';
export { seesAllBranches } from './person';
export type { SessionState, Why } from './state';

const LOCK = 'tillstream-office-session';
const keep = browserKeep();
const tabs = new BroadcastChannel(LOCK);

/** Who is signed in to this browser's office. */
export const session: Session = new Session({
  auth: httpAuth,
  keep,
  alone: async (run) => navigator.locks.request(LOCK, run),
  tell: (message) => tabs.postMessage(message),
  now: () => Date.now(),
  pause: (ms) => new Promise((done) => setTimeout(done, ms)),
});

tabs.onmessage = ({ data }: MessageEvent<TabMessage>) => session.hear(data);

/** What the log-in page fills in by itself. */
export const hint = () => keep.hint();
