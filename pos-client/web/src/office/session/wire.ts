import { exchange, json } from '../http';
import type { LogIn } from './person';

export interface Credentials {
  /** its code */
  organization: string;
  email: string;
  password: string;
}

/** The calls that need no token (BRIEF: `/auth/…`); tests bring others. */
export interface AuthCalls {
  logIn(credentials: Credentials): Promise<LogIn>;
  /** @param branch undefined: as before; null: all branches */
  refresh(token: string, branch?: string | null): Promise<LogIn>;
  logOut(token: string): Promise<void>;
  accept(organization: string, invitation: string, password: string): Promise<LogIn>;
  /** the code that an identity provider's log-in came back with */
  redeem(code: string): Promise<LogIn>;
}

export const httpAuth: AuthCalls = {
  logIn: (credentials) => post('/auth/login', credentials),
  refresh: (token, branch) => post('/auth/refresh', { refresh_token: token, branch_id: branch }),
  logOut: (token) => post('/auth/logout', { refresh_token: token }),
  accept: (organization, invitation, password) =>
    post('/auth/accept', { organization, invitation, password }),
  redeem: (code) => post('/auth/exchange', { code }),
};

function post<T>(path: string, body: unknown): Promise<T> {
  return exchange(path, { method: 'POST', body }, json<T>);
}
