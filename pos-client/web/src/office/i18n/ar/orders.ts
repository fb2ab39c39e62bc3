import type { Translated } from '..';
import type en from '../en/orders';

export default {
  'orders.one': 'عملية بيع',
  'orders.none': 'لا مبيعات بعد',
  'orders.noneText': 'تظهر هنا مبيعات الصناديق خلال لحظات.',
  'orders.pending': 'معلّقة',
  'orders.processing': 'قيد المعالجة',
  'orders.completed': 'مكتملة',
  'orders.cancelled': 'ملغاة',
  'orders.payment': 'الدفع',
  'orders.paid.pending': 'غير مدفوعة',
  'orders.paid.paid': 'مدفوعة',
  'orders.paid.partial': 'مدفوعة جزئيًا',
  'orders.paid.refunded': 'مردودة',
  'orders.amountPaid': 'المدفوع',
  'orders.due': 'المتبقي',
  'orders.shipping': 'الشحن',
  'orders.returns': 'مرتجعات هذه العملية',
  'orders.void': 'إلغاء البيع',
  'orders.voidTitle': 'إلغاء عملية البيع {number}؟',
  'orders.voidText': 'تعود أصنافها إلى المخزون ولا تُحتسب في أي تقرير. لا يمكن التراجع عن ذلك.',
  'orders.voided': 'أُلغيت عملية البيع',
  'orders.voidedBecause': 'ملغاة منذ {time}: {reason}',
  'orders.chooseBranch': 'اختر فرعها في الأعلى لإلغاء عملية البيع.',
} as const satisfies Translated<typeof en>;
