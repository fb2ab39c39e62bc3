import { t } from './i18n';
import { type Person, type Role, session } from './session';

/** What a till sells with. */
const SELLING: ReadonlySet<string> = new Set([
  'orders',
  'payments',
  'returns',
  'parked_orders',
  'staff_work_sessions',
  'expenses',
]);

/** What else happens in a branch (`Tables.isDoneInBranch`). */
const BACK_ROOM: ReadonlySet<string> = new Set([
  'invoices',
  'stock_movements',
  'losses',
  'supplier_purchases',
  'supplier_payments',
  'stock_transfers',
  'stock_counts',
]);

const PEOPLE: ReadonlySet<string> = new Set(['customers', 'staff']);

/** The areas of the gateway's `PushRights`; the names are its. */
type Area =
  | 'own_organization'
  | 'master_data'
  | 'people'
  | 'customers'
  | 'erasure'
  | 'branch'
  | 'selling'
  | 'decisions';

const OF_A_BRANCH: ReadonlySet<Area> = new Set<Area>([
  'people',
  'customers',
  'selling',
  'branch',
  'decisions',
]);

/**
 * Whether the person may do an operation; the server decides the same and for good. What isn't allowed isn't offered.
 *
 * @param type `<table>.<verb>`
 */
export function can(type: string, person: Person | null = session.person): boolean {
  return person !== null && mayEver(type, person) && !lacksBranch(type, person);
}

/** Why an operation isn't offered: the role, or where the person works just now. */
export function whyNot(type: string, person: Person | null = session.person): string {
  if (lacksOnlyBranch(type, person)) {
    return t('rights.chooseBranch');
  }
  return t(person && mayInAll(type, person) ? 'rights.chooseAll' : 'rights.readOnly');
}

/** Whether the person could, if they chose a branch to work in. */
export function lacksOnlyBranch(type: string, person: Person | null = session.person): boolean {
  return person !== null && mayEver(type, person) && lacksBranch(type, person);
}

/** Whether the person has one of the roles. */
export function isRole(...roles: Role[]): boolean {
  return session.person !== null && roles.includes(session.person.role);
}

/** Whether the person may manage devices, the quarantine and accounts, at least in a branch. */
export function isInCharge(): boolean {
  return isRole('owner', 'manager');
}

function areaOf(type: string): Area {
  const table = type.split('.')[0] ?? '';
  if (type === 'customers.upsert') {
    return 'customers';
  }
  if (type === 'customers.erase') {
    return 'erasure';
  }
  if (table === 'organizations') {
    return 'own_organization';
  }
  if (table === 'conflicts') {
    return 'decisions';
  }
  if (PEOPLE.has(table)) {
    return 'people';
  }
  return SELLING.has(table) ? 'selling' : BACK_ROOM.has(table) ? 'branch' : 'master_data';
}

/** Whether the role has it, apart from where the person works just now. */
function mayEver(type: string, person: Person): boolean {
  const area = areaOf(type);
  switch (person.role) {
    case 'owner':
      return area !== 'own_organization' || type === 'organizations.upsert';
    case 'manager':
      return area !== 'own_organization' && (person.branch_id === null || OF_A_BRANCH.has(area));
    case 'cashier':
      return area === 'selling' || area === 'customers';
    case 'auditor':
      return false;
  }
}

/** A manager of the chain who works in a branch just now has the rights of a branch's. */
function mayInAll(type: string, person: Person): boolean {
  return (
    person.branch_id !== null &&
    person.roles.some(({ branch_id }) => branch_id === null) &&
    mayEver(type, { ...person, branch_id: null })
  );
}

function lacksBranch(type: string, person: Person): boolean {
  const area = areaOf(type);
  return person.branch_id === null && (area === 'branch' || area === 'selling');
}
