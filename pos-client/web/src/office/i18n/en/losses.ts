/** Goods that are gone. */
export default {
  'losses.one': 'Loss',
  'losses.new': 'New loss',
  'losses.search': 'Reason or notes',
  'losses.none': 'No loss yet',
  'losses.noneText': 'Write down what broke, expired or was stolen: it leaves the stock.',
  'losses.kind': 'Kind',
  'losses.damage': 'Damage',
  'losses.expiry': 'Expiry',
  'losses.theft': 'Theft',
  'losses.other': 'Other',
  'losses.cost': 'Cost',
  'losses.goods': 'Goods',
  'losses.save': 'Book the loss',
  'losses.saved': 'The loss is booked',
} as const;
