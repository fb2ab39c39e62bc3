import type { Translated } from '..';
import type en from '../en/losses';

export default {
  'losses.one': 'فاقد',
  'losses.new': 'فاقد جديد',
  'losses.search': 'السبب أو الملاحظات',
  'losses.none': 'لا فاقد بعد',
  'losses.noneText': 'سجّل ما تلف أو انتهت صلاحيته أو سُرق: يخرج من المخزون.',
  'losses.kind': 'النوع',
  'losses.damage': 'تلف',
  'losses.expiry': 'انتهاء صلاحية',
  'losses.theft': 'سرقة',
  'losses.other': 'أخرى',
  'losses.cost': 'التكلفة',
  'losses.goods': 'البضائع',
  'losses.save': 'قيد الفاقد',
  'losses.saved': 'قُيّد الفاقد',
} as const satisfies Translated<typeof en>;
