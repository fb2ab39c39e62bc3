export type Role = 'owner' | 'manager' | 'cashier' | 'auditor';

/** A role in one branch, or, with no branch, in the whole organization. */
export interface Grant {
  role: Role;
  branch_id: string | null;
}

export interface BranchName {
  id: string;
  code: string;
  name: string;
}

/** Who is signed in, as `POST /auth/login` tells it. */
export interface Person {
  id: string;
  name: string;
  email: string;
  /** the role in the branch that was chosen */
  role: Role;
  roles: Grant[];
  /** the branch that the session works in; null sees all branches */
  branch_id: string | null;
  organization: { id: string; code: string; name: string; currency: string };
  /** those that may be chosen */
  branches: BranchName[];
}

/** What each way to sign in answers. */
export interface LogIn {
  access_token: string;
  /** seconds */
  expires_in: number;
  refresh_token: string;
  staff: Person;
}

/** Whether the person may work in all branches at once. */
export function seesAllBranches(person: Person): boolean {
  return person.roles.some(({ branch_id }) => branch_id === null);
}
