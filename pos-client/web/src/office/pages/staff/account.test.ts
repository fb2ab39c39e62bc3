import { expect, test } from 'vitest';
import { readEntrance } from '../../entrance';
import { givable, invitationLink, isPin, isTwice, settledRoles } from './account';

test('the log-in page reads back what the link says', () => {
  const link = invitationLink('https://shop.example', 'demo', 'aB+/=1:2');
  expect(link.startsWith('https://shop.example/office/#accept=')).toBe(true);
  expect(readEntrance(new URL(link).hash)).toEqual({
    kind: 'invitation',
    organization: 'demo',
    invitation: 'aB+/=1:2',
  });
});

test('an owner’s role is no branch’s, and no role is there twice', () => {
  const roles = [
    { role: 'owner' as const, branch_id: 'b-1' },
    { role: 'owner' as const, branch_id: null },
  ];
  expect(settledRoles(roles)[0]).toEqual({ role: 'owner', branch_id: null });
  expect(isTwice(roles)).toBe(true);
  expect(
    isTwice([
      { role: 'cashier', branch_id: 'b-1' },
      { role: 'cashier', branch_id: 'b-2' },
    ]),
  ).toBe(false);
});

test('managers give neither their own role nor the owner’s', () => {
  expect(givable('manager')).toEqual(['cashier', 'auditor']);
  expect(givable('owner')).toContain('owner');
});

test.each(['1234', '12345678'])('%s is a PIN', (pin) => expect(isPin(pin)).toBe(true));
test.each(['', '123', '123456789', '12a4', '١٢٣٤'])('%s is none', (pin) => expect(isPin(pin)).toBe(false));
