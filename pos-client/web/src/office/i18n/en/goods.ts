/** The goods of a document. */
export default {
  'goods.lines': 'Goods',
  'goods.add': 'Add goods',
  'goods.addHint': 'Name, SKU or barcode; Enter takes the first',
  'goods.none': 'Add what it is about',
  'goods.remove': 'Remove {name}',
  'goods.quantity': 'Quantity',
  'goods.received': 'Received',
  'goods.cost': 'Unit cost',
  'goods.total': 'Total',
  'goods.expected': 'Expected',
  'goods.counted': 'Counted',
  'goods.difference': 'Difference',
  'goods.check': 'Look over what is marked',
} as const;
