import type { Translated } from '..';
import type en from '../en/transfers';

export default {
  'transfers.one': 'تحويل',
  'transfers.new': 'تحويل جديد',
  'transfers.search': 'الملاحظات',
  'transfers.none': 'لا تحويلات بعد',
  'transfers.noneText': 'أرسل بضائع إلى فرع آخر؛ تبقى في الطريق حتى يستلمها.',
  'transfers.from': 'من',
  'transfers.to': 'إلى',
  'transfers.sent': 'أُرسل',
  'transfers.goods': 'البضائع',
  'transfers.save': 'إرسال البضائع',
  'transfers.saved': 'البضائع في الطريق',
  'transfers.in_transit': 'في الطريق',
  'transfers.partially_received': 'مستلم جزئيا',
  'transfers.received': 'مستلم',
  'transfers.receive': 'استلام البضائع',
  'transfers.receiveIt': 'إضافة إلى المخزون',
  'transfers.receivedIt': 'البضائع في المخزون',
  'transfers.came': 'وصل',
  'transfers.missing': 'في الطريق',
  'transfers.onlyThere': 'لا يستلمها إلا الفرع المقصود. اختره في الأعلى.',
  'transfers.lines': 'الأصناف',
} as const satisfies Translated<typeof en>;
