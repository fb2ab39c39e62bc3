import type { Translated } from '..';
import type en from '../en/transfers';

export default {
  'transfers.one': 'Transfer',
  'transfers.new': 'Transfer baru',
  'transfers.search': 'Catatan',
  'transfers.none': 'Belum ada transfer',
  'transfers.noneText': 'Kirim barang ke cabang lain; barang dalam perjalanan sampai diterima.',
  'transfers.from': 'Dari',
  'transfers.to': 'Ke',
  'transfers.sent': 'Dikirim',
  'transfers.goods': 'Barang',
  'transfers.save': 'Kirim barang',
  'transfers.saved': 'Barang dalam perjalanan',
  'transfers.in_transit': 'Dalam perjalanan',
  'transfers.partially_received': 'Diterima sebagian',
  'transfers.received': 'Diterima',
  'transfers.receive': 'Terima barang',
  'transfers.receiveIt': 'Masukkan ke stok',
  'transfers.receivedIt': 'Barang sudah masuk stok',
  'transfers.came': 'Diterima',
  'transfers.missing': 'Dalam perjalanan',
  'transfers.onlyThere': 'Hanya cabang tujuan yang bisa menerimanya. Pilih di atas.',
  'transfers.lines': 'Baris',
} as const satisfies Translated<typeof en>;
