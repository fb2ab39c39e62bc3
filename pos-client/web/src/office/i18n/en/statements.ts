/** Accounts of customers and suppliers, entry by entry. */
export default {
  'statements.title': 'Statement',
  'statements.kind': 'What',
  'statements.after': 'Balance after',
  'statements.none': 'No entries yet',
  'statements.kind.sale': 'Sale on account',
  'statements.kind.void': 'Sale voided',
  'statements.kind.payment': 'Payment',
  'statements.kind.return': 'Return',
  'statements.kind.received': 'Goods received',
  'statements.kind.paid': 'Paid',
  'statements.kind.returned': 'Goods returned',
  'statements.period': 'Booked',
} as const;
