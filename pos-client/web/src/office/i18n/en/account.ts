/** The person's own account. */
export default {
  'account.title': 'Account',
  'account.who': 'You',
  'account.organization': 'Organization',
  'account.email': 'E-mail',
  'account.roles': 'Roles',
  'account.everywhere': 'all branches',
  'account.password': 'Change password',
  'account.current': 'Current password',
  'account.change': 'Change password',
  'account.changed': 'The password is changed. Other sessions of yours have ended',
  'account.wrong': 'The current password is wrong',
  'account.needed': 'Type the current password',
  'account.onlyProvider': 'You sign in with your company account: its password is changed there.',
} as const;
