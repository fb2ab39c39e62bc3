import type { Translated } from '..';
import type en from '../en/statements';

export default {
  'statements.title': 'كشف الحساب',
  'statements.kind': 'البيان',
  'statements.after': 'الرصيد بعدها',
  'statements.none': 'لا قيود بعد',
  'statements.kind.sale': 'بيع آجل',
  'statements.kind.void': 'إلغاء بيع',
  'statements.kind.payment': 'دفعة',
  'statements.kind.return': 'مرتجع',
  'statements.kind.received': 'بضاعة مستلمة',
  'statements.kind.paid': 'مدفوع',
  'statements.kind.returned': 'بضاعة مردودة',
  'statements.period': 'تاريخ القيد',
} as const satisfies Translated<typeof en>;
