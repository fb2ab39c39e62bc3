import type { Translated } from '..';
import type en from '../en/price-lists';

export default {
  'price-lists.new': 'Daftar harga baru',
  'price-lists.none': 'Belum ada daftar harga',
  'price-lists.noneText': 'Daftar berisi harga khusus untuk cabang, jenis penjualan, atau hari tertentu.',
  'price-lists.saleType': 'Jenis penjualan',
  'price-lists.sale.retail': 'Eceran',
  'price-lists.sale.wholesale': 'Grosir',
  'price-lists.sale.partial_wholesale': 'Semi-grosir',
  'price-lists.saleNone': 'Eceran, kecuali ditentukan',
  'price-lists.prices': 'Harga',
  'price-lists.ends': 'Sampai',
  'price-lists.addProduct': 'Tambah produk',
  'price-lists.usual': 'Harga biasa',
  'price-lists.from': 'Mulai jumlah',
  'price-lists.noPrices': 'Belum ada harga',
  'price-lists.noPrice': '{product} belum punya harga',
  'price-lists.twice': '{product} tercantum dua kali',
  'price-lists.more': 'Tampilkan lagi ({shown} dari {n})',
  'price-lists.saved': 'Daftar harga disimpan',
  'price-lists.deleted': 'Daftar harga dihapus',
  'price-lists.delete': 'Hapus {name}?',
  'price-lists.deleteText': 'Kasir kembali ke harga biasa.',
} as const satisfies Translated<typeof en>;
