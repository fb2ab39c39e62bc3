import type { Translated } from '..';
import type en from '../en/welcome';

export default {
  'welcome.title': 'المكتب الخلفي',
  'welcome.logIn': 'تسجيل الدخول',
  'welcome.organization': 'المؤسسة',
  'welcome.organizationHint': 'رمزها القصير كما في الإيصالات',
  'welcome.email': 'البريد الإلكتروني',
  'welcome.password': 'كلمة المرور',
  'welcome.stay': 'ابقَ مسجلًا على هذا الحاسوب',
  'welcome.stayHint': 'ليس على حاسوب يستخدمه آخرون',
  'welcome.idle': 'غبت فترة. سجّل الدخول لتكمل من حيث كنت.',
  'welcome.ended': 'انتهت جلستك. سجّل الدخول لتكمل من حيث كنت.',
  'welcome.other': 'الدخول باسم شخص آخر',
  'welcome.wrong': 'المؤسسة أو البريد أو كلمة المرور غير صحيحة',
  'welcome.locked': 'محاولات كثيرة. أعد المحاولة {wait}',
  'welcome.needed': 'املأ الحقل {field}',
  'welcome.invited': 'أهلًا بك في Tillstream',
  'welcome.invitedText': 'اختر كلمة مرور لحسابك في {organization}.',
  'welcome.begin': 'حفظ كلمة المرور والدخول',
  'welcome.usedUp': 'استُخدمت هذه الدعوة أو انتهت مدتها. اطلب دعوة جديدة.',
  'welcome.entering': 'جارٍ تسجيل الدخول…',
  'welcome.codeFailed': 'لم يسمح لك حساب الشركة بالدخول: {detail}',
  'welcome.toLogIn': 'إلى صفحة الدخول',
} as const satisfies Translated<typeof en>;
