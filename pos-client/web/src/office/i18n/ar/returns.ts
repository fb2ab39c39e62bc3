import type { Translated } from '..';
import type en from '../en/returns';

export default {
  'returns.one': 'مرتجع',
  'returns.none': 'لا مرتجعات بعد',
  'returns.noneText': 'يظهر هنا ما أعاده العملاء.',
  'returns.search': 'رقم المرتجع أو رقم البيع',
  'returns.kind': 'مقابل',
  'returns.refund': 'نقود',
  'returns.exchange': 'أصناف أخرى',
  'returns.store_credit': 'رصيد',
  'returns.sale': 'عملية البيع',
  'returns.newSale': 'استُبدل بـ',
  'returns.reason': 'السبب',
  'returns.given': 'طريقة الرد',
  'returns.total': 'المبلغ المردود',
} as const satisfies Translated<typeof en>;
