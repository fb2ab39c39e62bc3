/** What money was spent on. */
export default {
  'expenses.new': 'New expense',
  'expenses.one': 'Expense',
  'expenses.none': 'No expense yet',
  'expenses.noneText': 'Tills write down what is paid from the drawer; other expenses can be added here.',
  'expenses.search': 'Description, vendor or reference',
  'expenses.description': 'Description',
  'expenses.category': 'Category',
  'expenses.date': 'Day',
  'expenses.vendor': 'Paid to',
  'expenses.what': 'What it was',
  'expenses.how': 'How it was paid',
  'expenses.positive': 'An expense is more than nothing',
  'expenses.saved': 'Expense saved',
  'expenses.delete': 'Delete this expense of {amount}?',
  'expenses.deleteText':
    'It counts in no report any more. If it was paid from a drawer, that shift is corrected.',
  'expenses.deleted': 'Expense deleted',
} as const;
