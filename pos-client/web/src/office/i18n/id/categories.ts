import type { Translated } from '..';
import type en from '../en/categories';

export default {
  'categories.product_categories': 'Kategori',
  'categories.product_subcategories': 'Subkategori',
  'categories.new.product_categories': 'Kategori baru',
  'categories.new.product_subcategories': 'Subkategori baru',
  'categories.parent': 'Kategori',
  'categories.place': 'Urutan',
  'categories.placeHint': 'Angka kecil lebih dulu',
  'categories.color': 'Warna',
  'categories.description': 'Deskripsi',
  'categories.hidden': 'Tersembunyi',
  'categories.products': 'Produknya',
  'categories.none': 'Belum ada apa-apa',
  'categories.noneText': 'Kasir dan laporan mengelompokkan produk menurut ini.',
  'categories.saved': 'Kategori disimpan',
  'categories.deleted': 'Kategori dihapus',
  'categories.delete': 'Hapus {name}?',
  'categories.deleteText': 'Produknya tetap ada, tanpa kategori ini.',
} as const satisfies Translated<typeof en>;
