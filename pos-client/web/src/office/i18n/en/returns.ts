/** What customers brought back. */
export default {
  'returns.one': 'Return',
  'returns.none': 'No return yet',
  'returns.noneText': 'What customers bring back is listed here.',
  'returns.search': 'Number, or that of the sale',
  'returns.kind': 'In exchange for',
  'returns.refund': 'Money',
  'returns.exchange': 'Other goods',
  'returns.store_credit': 'Credit',
  'returns.sale': 'Sale',
  'returns.newSale': 'Exchanged for',
  'returns.reason': 'Reason',
  'returns.given': 'Given back by',
  'returns.total': 'Given back',
} as const;
