import type { Translated } from '..';
import type en from '../en/audit';

export default {
  'audit.choose': 'اختر بالمرشّح أدناه السجل الذي تريد رؤيته.',
  'audit.table': 'سجل',
  'audit.id': 'رقم السجل',
  'audit.none': 'لم يُسجَّل شيء هنا بعد',
  'audit.who': 'من',
  'audit.what': 'ماذا',
  'audit.made': '{what}: جديد',
  'audit.changed': '{what}: تعديل',
  'audit.record': 'السجل',
  'audit.fields': 'الحقول المتغيرة',
  'audit.field': 'الحقل',
  'audit.before': 'قبل',
  'audit.after': 'بعد',
  'audit.same': 'لم يتغير أي حقل',
  'audit.occurred': 'حدث',
  'audit.applied': 'نُفّذ',
  'audit.table.devices': 'الصناديق',
  'audit.table.accounts': 'الحسابات',
  'audit.table.quarantine': 'الحجر',
  'audit.table.full_syncs': 'الاستعادات',
  'audit.table.staff': 'الموظفون',
  'audit.table.branches': 'الفروع',
  'audit.table.suppliers': 'المورّدون',
} as const satisfies Translated<typeof en>;
