import type { Grant, Role } from '../../session';

/** Who may sign in to the office, as `GET /auth/accounts` tells it. */
export interface Account {
  staff_id: string;
  name: string;
  email: string;
  roles: Grant[];
  status: 'invited' | 'active' | 'locked' | 'disabled';
  last_login_at: string | null;
}

/** An account with an invitation, which is told once. */
export interface Invited extends Account {
  invitation: string;
  invitation_expires_at: string;
}

export const ROLES: readonly Role[] = ['owner', 'manager', 'cashier', 'auditor'];

/** The roles that somebody may give: managers look after cashiers and auditors. */
export function givable(own: Role): readonly Role[] {
  return own === 'owner' ? ROLES : ['cashier', 'auditor'];
}

/** The link of an invitation; what is secret is in the fragment, which no server sees. */
export function invitationLink(origin: string, organization: string, invitation: string): string {
  return `${origin}/office/#accept=${encodeURIComponent(organization)}:${encodeURIComponent(invitation)}`;
}

/** As the server takes them: an owner's role is the whole organization's. */
export function settledRoles(roles: readonly Grant[]): Grant[] {
  return roles.map(({ role, branch_id }) => ({ role, branch_id: role === 'owner' ? null : branch_id }));
}

/** Whether one of them is there twice. */
export function isTwice(roles: readonly Grant[]): boolean {
  const keys = settledRoles(roles).map(({ role, branch_id }) => `${role} ${branch_id ?? ''}`);
  return new Set(keys).size < keys.length;
}

const PIN = /^\d{4,8}$/;

/** Four to eight digits. */
export function isPin(text: string): boolean {
  return PIN.test(text);
}
