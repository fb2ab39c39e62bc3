import type { Translated } from '..';
import type en from '../en/orders';

export default {
  'orders.one': 'Penjualan',
  'orders.none': 'Belum ada penjualan',
  'orders.noneText': 'Penjualan di kasir segera muncul di sini.',
  'orders.pending': 'Tertunda',
  'orders.processing': 'Diproses',
  'orders.completed': 'Selesai',
  'orders.cancelled': 'Batal',
  'orders.payment': 'Pembayaran',
  'orders.paid.pending': 'Belum dibayar',
  'orders.paid.paid': 'Lunas',
  'orders.paid.partial': 'Dibayar sebagian',
  'orders.paid.refunded': 'Dikembalikan',
  'orders.amountPaid': 'Dibayar',
  'orders.due': 'Sisa',
  'orders.shipping': 'Ongkos kirim',
  'orders.returns': 'Retur penjualan ini',
  'orders.void': 'Batalkan penjualan',
  'orders.voidTitle': 'Batalkan penjualan {number}?',
  'orders.voidText':
    'Barangnya kembali ke stok dan tidak dihitung dalam laporan. Ini tidak dapat diurungkan.',
  'orders.voided': 'Penjualan dibatalkan',
  'orders.voidedBecause': 'Batal sejak {time}: {reason}',
  'orders.chooseBranch': 'Pilih cabangnya di atas untuk membatalkan penjualan ini.',
} as const satisfies Translated<typeof en>;
