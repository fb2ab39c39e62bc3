import type { Translated } from '..';
import type en from '../en/categories';

export default {
  'categories.product_categories': 'الفئات',
  'categories.product_subcategories': 'الفئات الفرعية',
  'categories.new.product_categories': 'فئة جديدة',
  'categories.new.product_subcategories': 'فئة فرعية جديدة',
  'categories.parent': 'الفئة',
  'categories.place': 'الترتيب',
  'categories.placeHint': 'الأرقام الصغيرة أولًا',
  'categories.color': 'اللون',
  'categories.description': 'الوصف',
  'categories.hidden': 'مخفية',
  'categories.products': 'منتجاتها',
  'categories.none': 'لا شيء هنا بعد',
  'categories.noneText': 'تُجمّع الصناديق والتقارير المنتجات بحسبها.',
  'categories.saved': 'حُفظت الفئة',
  'categories.deleted': 'حُذفت الفئة',
  'categories.delete': 'حذف {name}؟',
  'categories.deleteText': 'تبقى منتجاتها، بلا هذه الفئة.',
} as const satisfies Translated<typeof en>;
