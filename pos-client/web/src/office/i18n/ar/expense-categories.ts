import type { Translated } from '..';
import type en from '../en/expense-categories';

export default {
  'expense-categories.new': 'فئة مصروفات جديدة',
  'expense-categories.place': 'الترتيب',
  'expense-categories.description': 'الوصف',
  'expense-categories.hidden': 'مخفية',
  'expense-categories.expenses': 'مصروفاتها',
  'expense-categories.none': 'لا فئات مصروفات بعد',
  'expense-categories.noneText': 'تعرضها الصناديق عند صرف مال لغرض ما.',
  'expense-categories.saved': 'حُفظت فئة المصروفات',
  'expense-categories.deleted': 'حُذفت فئة المصروفات',
  'expense-categories.delete': 'حذف {name}؟',
  'expense-categories.deleteText': 'تحتفظ بها المصروفات السابقة.',
} as const satisfies Translated<typeof en>;
