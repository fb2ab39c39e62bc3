import type { Translated } from '..';
import type en from '../en/price-lists';

export default {
  'price-lists.new': 'قائمة أسعار جديدة',
  'price-lists.none': 'لا قوائم أسعار بعد',
  'price-lists.noneText': 'للقائمة أسعار خاصة ببعض الفروع أو أنواع البيع أو الأيام.',
  'price-lists.saleType': 'نوع البيع',
  'price-lists.sale.retail': 'تجزئة',
  'price-lists.sale.wholesale': 'جملة',
  'price-lists.sale.partial_wholesale': 'نصف جملة',
  'price-lists.saleNone': 'تجزئة ما لم يُذكر غيرها',
  'price-lists.prices': 'الأسعار',
  'price-lists.ends': 'حتى',
  'price-lists.addProduct': 'أضف منتجًا',
  'price-lists.usual': 'السعر المعتاد',
  'price-lists.from': 'ابتداءً من كمية',
  'price-lists.noPrices': 'لا أسعار بعد',
  'price-lists.noPrice': 'لا سعر للمنتج {product}',
  'price-lists.twice': 'المنتج {product} مكرر',
  'price-lists.more': 'عرض المزيد ({shown} من {n})',
  'price-lists.saved': 'حُفظت قائمة الأسعار',
  'price-lists.deleted': 'حُذفت قائمة الأسعار',
  'price-lists.delete': 'حذف {name}؟',
  'price-lists.deleteText': 'تعود الصناديق إلى الأسعار المعتادة.',
} as const satisfies Translated<typeof en>;
