import type { Translated } from '..';
import type en from '../en/account';

export default {
  'account.title': 'الحساب',
  'account.who': 'أنت',
  'account.organization': 'المؤسسة',
  'account.email': 'البريد الإلكتروني',
  'account.roles': 'الأدوار',
  'account.everywhere': 'كل الفروع',
  'account.password': 'تغيير كلمة المرور',
  'account.current': 'كلمة المرور الحالية',
  'account.change': 'تغيير كلمة المرور',
  'account.changed': 'تغيّرت كلمة المرور وانتهت جلساتك الأخرى',
  'account.wrong': 'كلمة المرور الحالية غير صحيحة',
  'account.needed': 'اكتب كلمة المرور الحالية',
  'account.onlyProvider': 'تدخل بحساب الشركة: تُغيَّر كلمة مروره هناك.',
} as const satisfies Translated<typeof en>;
