import type { Translated } from '..';
import type en from '../en/expenses';

export default {
  'expenses.new': 'مصروف جديد',
  'expenses.one': 'مصروف',
  'expenses.none': 'لا مصروفات بعد',
  'expenses.noneText': 'تسجّل الصناديق ما يُدفع من الدرج، ويمكن إضافة مصروفات أخرى هنا.',
  'expenses.search': 'الوصف أو الجهة أو المرجع',
  'expenses.description': 'الوصف',
  'expenses.category': 'الفئة',
  'expenses.date': 'اليوم',
  'expenses.vendor': 'دُفع إلى',
  'expenses.what': 'المصروف',
  'expenses.how': 'طريقة الدفع',
  'expenses.positive': 'يجب أن يكون المصروف أكبر من صفر',
  'expenses.saved': 'حُفظ المصروف',
  'expenses.delete': 'حذف هذا المصروف بقيمة {amount}؟',
  'expenses.deleteText': 'لن يُحتسب في أي تقرير. وإذا دُفع من درج تُصحَّح ورديته.',
  'expenses.deleted': 'حُذف المصروف',
} as const satisfies Translated<typeof en>;
