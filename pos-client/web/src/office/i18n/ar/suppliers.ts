import type { Translated } from '..';
import type en from '../en/suppliers';

export default {
  'suppliers.code': 'الرمز',
  'suppliers.phone': 'الهاتف',
  'suppliers.email': 'البريد الإلكتروني',
  'suppliers.city': 'المدينة',
  'suppliers.country': 'البلد',
  'suppliers.address': 'العنوان',
  'suppliers.tax_number': 'الرقم الضريبي',
  'suppliers.account': 'الحساب',
  'suppliers.one': 'المورّد',
  'suppliers.new': 'مورّد جديد',
  'suppliers.search': 'الاسم أو جهة الاتصال أو الهاتف أو الرمز',
  'suppliers.none': 'لا مورّدين بعد',
  'suppliers.noneText': 'منهم تكون المشتريات.',
  'suppliers.inactive': 'غير نشط',
  'suppliers.contact_name': 'جهة الاتصال',
  'suppliers.balance': 'علينا له',
  'suppliers.terms': 'الشروط والعنوان',
  'suppliers.payment_terms_days': 'مهلة السداد',
  'suppliers.days': 'يوم',
  'suppliers.parts': 'أقسام المورّد',
  'suppliers.saved': 'حُفظ المورّد',
  'suppliers.deleted': 'حُذف المورّد',
  'suppliers.delete': 'حذف {name}؟',
  'suppliers.deleteText': 'تبقى المشتريات السابقة والحساب.',
} as const satisfies Translated<typeof en>;
