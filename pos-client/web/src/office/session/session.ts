import { type ReadonlySignal, signal } from '@preact/signals';
import { Refused } from '../http';
import type { LogIn, Person } from './person';
import { type SessionParts, type SessionState, sidOf, type TabMessage, type Why } from './state';
import type { Credentials } from './wire';

const ANSWER_MS = 120;
/** A token counts as old so long before it is, for slow requests and clocks that differ. */
const MARGIN_MS = 45_000;

interface Access {
  logIn: LogIn;
  freshUntil: number;
}

/**
 * Who is signed in. The access token is in memory only; a refresh token is used once, by one tab, which tells the others
 * the next one: a second use would end the session (PROTOCOL §7).
 */
export class Session {
  private readonly parts: SessionParts;
  private readonly current = signal<SessionState>({ phase: 'starting', error: null });
  private access: Access | null = null;
  private renewing: Promise<string> | null = null;

  constructor(parts: SessionParts) {
    this.parts = parts;
  }

  get state(): ReadonlySignal<SessionState> {
    return this.current;
  }

  /** Whose pages are open: who is signed in, or was until the session ended. */
  get person(): Person | null {
    const state = this.current.value;
    return state.phase === 'in' ? state.person : state.phase === 'out' ? state.last : null;
  }

  /** Goes on with what another tab or an earlier visit has; never throws. */
  async start(): Promise<void> {
    this.current.value = { phase: 'starting', error: null };
    this.parts.tell({ kind: 'ask' });
    await this.parts.pause(ANSWER_MS);
    if (this.access) {
      return;
    }
    if (this.parts.keep.token() === null) {
      this.current.value = { phase: 'out', why: 'new', last: null };
      return;
    }
    await this.renew().catch((error: Error) => {
      if (this.current.peek().phase === 'starting') {
        this.current.value = { phase: 'starting', error };
      }
    });
  }

  async logIn(credentials: Credentials, stay: boolean): Promise<void> {
    this.take(await this.parts.auth.logIn(credentials), stay);
  }

  async accept(organization: string, invitation: string, password: string): Promise<void> {
    this.take(await this.parts.auth.accept(organization, invitation, password), false);
  }

  async redeem(code: string, stay = false): Promise<void> {
    this.take(await this.parts.auth.redeem(code), stay);
  }

  /** A token for the next request, renewed where it is about to end. @throws Refused when nobody is signed in */
  token(): Promise<string> {
    return this.access && this.isFresh(this.access)
      ? Promise.resolve(this.access.logIn.access_token)
      : this.renew();
  }

  /**
   * A new token: because the server didn't take the one that is given, or, with none, because it is due.
   *
   * @throws Refused when the session has ended
   */
  renew(refused?: string): Promise<string> {
    this.renewing ??= this.parts
      .alone(() => this.renewNow(refused))
      .finally(() => {
        this.renewing = null;
      });
    return this.renewing;
  }

  /** Works in another branch from now on; null for all. */
  async chooseBranch(branch: string | null): Promise<void> {
    await this.parts.alone(() => this.refresh(branch));
  }

  /** Signs out here, in the other tabs and at the server; the last also when it can't be reached any more. */
  async logOut(why: 'left' | 'idle' = 'left'): Promise<void> {
    const token = this.parts.keep.token();
    this.tellOut(why);
    this.leave(why);
    if (token !== null) {
      await this.parts.auth.logOut(token).catch(() => undefined);
    }
  }

  /** Somebody else sits here: the pages of who was are closed, with what was typed in them. */
  forgetLast(): void {
    if (this.current.peek().phase === 'out') {
      this.current.value = { phase: 'out', why: 'left', last: null };
    }
  }

  /** What another tab tells. */
  hear(message: TabMessage): void {
    if (message.kind === 'ask') {
      this.answer();
    } else if (message.kind === 'out') {
      if (this.access && sidOf(this.access.logIn) === message.sid) {
        this.leave(message.why);
      }
    } else if (this.isOfUs(message.logIn)) {
      this.parts.keep.store(message.logIn.refresh_token);
      this.show(message.logIn, message.freshUntil);
    }
  }

  private async renewNow(refused: string | undefined): Promise<string> {
    const known = this.access;
    if (known && this.isFresh(known) && known.logIn.access_token !== refused) {
      return known.logIn.access_token;
    }
    return this.refresh();
  }

  private async refresh(branch?: string | null): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      const token = this.parts.keep.token();
      if (token === null) {
        if (this.current.peek().phase !== 'out') {
          this.leave('ended');
        }
        throw new Refused(401, { reason: 'not_authenticated', detail: 'nobody is signed in' });
      }
      try {
        const answer = await this.parts.auth.refresh(token, branch);
        this.take(answer);
        return answer.access_token;
      } catch (failure) {
        const overtaken = this.parts.keep.token() !== token && tries < 3;
        if (!overtaken) {
          this.endIfRefused(failure);
          throw failure;
        }
      }
    }
  }

  private endIfRefused(failure: unknown): void {
    if (failure instanceof Refused && failure.status === 401) {
      this.tellOut('ended');
      this.leave('ended');
    }
  }

  private take(logIn: LogIn, stay?: boolean): void {
    this.parts.keep.store(logIn.refresh_token, stay);
    this.parts.keep.remember({ organization: logIn.staff.organization.code, email: logIn.staff.email });
    this.show(logIn, this.parts.now() + logIn.expires_in * 1000);
    this.answer();
  }

  private show(logIn: LogIn, freshUntil: number): void {
    this.access = { logIn, freshUntil };
    const before = this.current.peek();
    if (before.phase !== 'in' || JSON.stringify(before.person) !== JSON.stringify(logIn.staff)) {
      this.current.value = { phase: 'in', person: logIn.staff };
    }
  }

  private leave(why: Why): void {
    const last = this.person;
    this.access = null;
    this.parts.keep.forget();
    this.current.value = { phase: 'out', why, last: why === 'left' ? null : last };
  }

  private answer(): void {
    if (this.access) {
      this.parts.tell({ kind: 'tokens', ...this.access });
    }
  }

  private tellOut(why: Why): void {
    if (this.access) {
      this.parts.tell({ kind: 'out', sid: sidOf(this.access.logIn), why });
    }
  }

  private isFresh({ freshUntil }: Access): boolean {
    return freshUntil - MARGIN_MS > this.parts.now();
  }

  /** A tab that nobody signed in to joins whoever is; one that is, follows its own session alone. */
  private isOfUs(logIn: LogIn): boolean {
    const state = this.current.peek();
    if (this.access) {
      return sidOf(this.access.logIn) === sidOf(logIn);
    }
    return state.phase !== 'out' || state.last === null || state.last.id === logIn.staff.id;
  }
}
