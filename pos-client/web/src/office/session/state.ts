import type { Keep } from './keep';
import type { LogIn, Person } from './person';
import type { AuthCalls } from './wire';

/** Why nobody is signed in: nobody was, the person left, the session ended at the server, or nobody did anything. */
export type Why = 'new' | 'left' | 'ended' | 'idle';

export type SessionState =
  | { phase: 'starting'; error: Error | null }
  /** `last`: whose pages are still open, and go on where they were when they sign in again */
  | { phase: 'out'; why: Why; last: Person | null }
  | { phase: 'in'; person: Person };

/** What the tabs of a browser tell each other. */
export type TabMessage =
  | { kind: 'ask' }
  | { kind: 'tokens'; logIn: LogIn; freshUntil: number }
  | { kind: 'out'; sid: string; why: Why };

export interface SessionParts {
  auth: AuthCalls;
  keep: Keep;
  /** runs alone among all tabs */
  alone<T>(run: () => Promise<T>): Promise<T>;
  tell(message: TabMessage): void;
  now(): number;
  pause(ms: number): Promise<void>;
}

/** The session that the token is of; two log-ins of a person differ in it. */
export function sidOf({ access_token }: LogIn): string {
  try {
    const payload = (access_token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    return String(JSON.parse(atob(payload)).sid);
  } catch {
    return access_token;
  }
}
