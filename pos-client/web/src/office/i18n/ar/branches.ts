import type { Translated } from '..';
import type en from '../en/branches';

export default {
  'branches.one': 'الفرع',
  'branches.new': 'فرع جديد',
  'branches.search': 'الاسم أو الرمز أو المدينة أو الهاتف',
  'branches.none': 'لا فروع بعد',
  'branches.noneText': 'لكل فرع صناديقه وموظفوه ومخزونه.',
  'branches.code': 'الرمز',
  'branches.codeHint': 'قصير: يظهر في أرقام الإيصالات',
  'branches.city': 'المدينة',
  'branches.address': 'العنوان',
  'branches.phone': 'الهاتف',
  'branches.timezone': 'المنطقة الزمنية',
  'branches.timezoneHint': 'لأيام تقاريره وساعاتها؛ فارغ: منطقة السلسلة',
  'branches.timezoneWrong': 'لا توجد منطقة زمنية كهذه',
  'branches.closed': 'مغلق',
  'branches.where': 'مكانه',
  'branches.saved': 'حُفظ الفرع',
  'branches.tills': 'صناديقه',
  'branches.sales': 'مبيعاته',
  'branches.unknown':
    'البوابة لا تعرف هذا الفرع: لا يمكن للصناديق والأشخاص العمل فيه بعد. يضيفه هناك من يدير التثبيت.',
} as const satisfies Translated<typeof en>;
