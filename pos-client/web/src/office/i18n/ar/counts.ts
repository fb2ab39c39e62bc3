import type { Translated } from '..';
import type en from '../en/counts';

export default {
  'counts.one': 'جرد',
  'counts.new': 'جرد جديد',
  'counts.search': 'الملاحظات',
  'counts.none': 'لم يُجرد شيء بعد',
  'counts.noneText': 'ما يُعدّ يصبح المخزون في ذلك الوقت؛ وتُقيَّد الفروق تلقائيا.',
  'counts.at': 'وقت الجرد',
  'counts.atHint': 'متى عُدّت البضائع: وتُحسب المبيعات بعده',
  'counts.counted': 'المعدود',
  'counts.inStock': 'في المخزون',
  'counts.goods': 'البضائع',
  'counts.save': 'قيد الجرد',
  'counts.saved': 'قُيّد الجرد',
  'counts.by': 'عدّها',
  'counts.lines': 'الأصناف',
  'counts.off': 'بفرق',
  'counts.exact': 'مطابق',
  'counts.plus': 'زيادة',
  'counts.minus': 'نقص',
} as const satisfies Translated<typeof en>;
