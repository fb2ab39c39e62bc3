import { expect, test } from 'vitest';
import { can, whyNot } from './rights';
import type { Person, Role } from './session';

function person(role: Role, granted: string | null, branch: string | null = granted): Person {
  return {
    id: 's',
    name: 'S',
    email: 's@example.test',
    role,
    roles: [{ role, branch_id: granted }],
    branch_id: branch,
    organization: { id: 'o', code: 'O', name: 'O', currency: 'EUR' },
    branches: [],
  };
}

test.each<[string, Person, string, boolean]>([
  ['the owner', person('owner', null), 'products.upsert', true],
  ['the owner', person('owner', null), 'organizations.upsert', true],
  ['the owner without a branch', person('owner', null), 'stock_counts.create', false],
  ['the owner in a branch', person('owner', null, 'b1'), 'stock_counts.create', true],
  ['a manager of the chain', person('manager', null), 'price_lists.upsert', true],
  ['a manager of the chain', person('manager', null), 'organizations.upsert', false],
  ['a manager of a branch', person('manager', 'b1'), 'price_lists.upsert', false],
  ['a manager of a branch', person('manager', 'b1'), 'losses.create', true],
  ['a manager of a branch', person('manager', 'b1'), 'staff.upsert', true],
  ['a manager of the chain in a branch', person('manager', null, 'b1'), 'price_lists.upsert', false],
  ['a manager of the chain in a branch', person('manager', null, 'b1'), 'stock_transfers.create', true],
  ['a manager of the chain', person('manager', null), 'customers.erase', true],
  ['a manager of a branch', person('manager', 'b1'), 'customers.erase', false],
  ['a manager of a branch', person('manager', 'b1'), 'conflicts.resolve', true],
  ['a cashier', person('cashier', 'b1'), 'orders.create', true],
  ['a cashier', person('cashier', 'b1'), 'customers.upsert', true],
  ['a cashier', person('cashier', 'b1'), 'customers.delete', false],
  ['a cashier', person('cashier', 'b1'), 'products.upsert', false],
  ['an auditor', person('auditor', null), 'customers.upsert', false],
])('%s: %#', (_, who, type, expected) => {
  expect(can(type, who)).toBe(expected);
});

test('nobody may nothing, and says whether a branch would help', () => {
  expect(can('products.upsert', null)).toBe(false);
  expect(whyNot('stock_counts.create', person('owner', null))).toBe('rights.chooseBranch');
  expect(whyNot('price_lists.upsert', person('manager', null, 'b1'))).toBe('rights.chooseAll');
  expect(whyNot('price_lists.upsert', person('manager', 'b1'))).toBe('rights.readOnly');
  expect(whyNot('stock_counts.create', person('auditor', null))).toBe('rights.readOnly');
});
