import type { Translated } from '..';
import type en from '../en/goods';

export default {
  'goods.lines': 'البضائع',
  'goods.add': 'إضافة بضاعة',
  'goods.addHint': 'الاسم أو الرمز أو الباركود؛ Enter يأخذ الأول',
  'goods.none': 'أضف البضائع',
  'goods.remove': 'إزالة {name}',
  'goods.quantity': 'الكمية',
  'goods.received': 'مستلم',
  'goods.cost': 'تكلفة الوحدة',
  'goods.total': 'الإجمالي',
  'goods.expected': 'المتوقع',
  'goods.counted': 'المعدود',
  'goods.difference': 'الفرق',
  'goods.check': 'راجع ما هو معلَّم',
  'goods.batch': 'الدفعة',
  'goods.expiry': 'انتهاء الصلاحية',
  'goods.expires': 'ينتهي {date}',
  'goods.addBatch': 'الاسم أو الرمز أو الباركود؛ كرّره لدفعة أخرى',
} as const satisfies Translated<typeof en>;
