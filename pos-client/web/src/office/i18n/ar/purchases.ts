import type { Translated } from '..';
import type en from '../en/purchases';

export default {
  'purchases.one': 'مشتريات',
  'purchases.new': 'مشتريات جديدة',
  'purchases.search': 'الرقم أو الفاتورة',
  'purchases.none': 'لا مشتريات بعد',
  'purchases.noneText': 'سجّل ما طُلب ثم ما وصل منه.',
  'purchases.number': 'الرقم',
  'purchases.supplier': 'المورّد',
  'purchases.shipping': 'الشحن',
  'purchases.goods': 'البضائع',
  'purchases.here': 'البضائع وصلت',
  'purchases.hereHint': 'تضاف إلى المخزون فورا',
  'purchases.save': 'حفظ المشتريات',
  'purchases.saved': 'حُفظت المشتريات',
  'purchases.ordered': 'مطلوب',
  'purchases.partially_received': 'مستلم جزئيا',
  'purchases.received': 'مستلم',
  'purchases.invoice': 'فاتورة المورّد',
  'purchases.receive': 'استلام البضائع',
  'purchases.receiveIt': 'إضافة إلى المخزون',
  'purchases.receivedIt': 'البضائع في المخزون',
  'purchases.came': 'وصل',
  'purchases.missing': 'ما زال ناقصا',
} as const satisfies Translated<typeof en>;
