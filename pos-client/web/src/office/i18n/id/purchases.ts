import type { Translated } from '..';
import type en from '../en/purchases';

export default {
  'purchases.one': 'Pembelian',
  'purchases.new': 'Pembelian baru',
  'purchases.search': 'Nomor atau faktur',
  'purchases.none': 'Belum ada pembelian',
  'purchases.noneText': 'Catat yang dipesan, lalu yang datang.',
  'purchases.number': 'Nomor',
  'purchases.supplier': 'Pemasok',
  'purchases.shipping': 'Ongkos kirim',
  'purchases.goods': 'Barang',
  'purchases.here': 'Barang sudah datang',
  'purchases.hereHint': 'Langsung masuk stok',
  'purchases.save': 'Simpan pembelian',
  'purchases.saved': 'Pembelian disimpan',
  'purchases.ordered': 'Dipesan',
  'purchases.partially_received': 'Diterima sebagian',
  'purchases.received': 'Diterima',
  'purchases.invoice': 'Faktur pemasok',
  'purchases.receive': 'Terima barang',
  'purchases.receiveIt': 'Masukkan ke stok',
  'purchases.receivedIt': 'Barang sudah masuk stok',
  'purchases.came': 'Diterima',
  'purchases.missing': 'Masih kurang',
} as const satisfies Translated<typeof en>;
