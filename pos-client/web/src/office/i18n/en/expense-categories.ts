/** What expenses are for. */
export default {
  'expense-categories.new': 'New expense category',
  'expense-categories.place': 'Place',
  'expense-categories.description': 'Description',
  'expense-categories.hidden': 'Hidden',
  'expense-categories.expenses': 'Its expenses',
  'expense-categories.none': 'No expense categories yet',
  'expense-categories.noneText': 'Tills offer them when money is taken out for something.',
  'expense-categories.saved': 'Expense category saved',
  'expense-categories.deleted': 'Expense category deleted',
  'expense-categories.delete': 'Delete {name}?',
  'expense-categories.deleteText': 'Past expenses keep it.',
} as const;
