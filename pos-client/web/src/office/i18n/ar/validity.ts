import type { Translated } from '..';
import type en from '../en/validity';

export default {
  'validity.title': 'أين ومتى',
  'validity.starts': 'من',
  'validity.ends': 'حتى',
  'validity.always': 'فارغ: فورًا',
  'validity.forever': 'فارغ: بلا نهاية',
  'validity.endsBefore': 'ينتهي قبل أن يبدأ',
  'validity.priority': 'الأولوية',
  'validity.priorityHint': 'الرقم الأعلى يُعتمد عند اجتماع أكثر من واحد',
  'validity.branches': 'الفروع',
  'validity.off': 'متوقف',
  'validity.coming': 'قادم',
  'validity.over': 'انتهى',
  'validity.now': 'سارٍ الآن',
} as const satisfies Translated<typeof en>;
