import type { Translated } from '..';
import type en from '../en/returns';

export default {
  'returns.one': 'Retur',
  'returns.none': 'Belum ada retur',
  'returns.noneText': 'Barang yang dikembalikan pelanggan muncul di sini.',
  'returns.search': 'Nomor retur atau penjualannya',
  'returns.kind': 'Ditukar dengan',
  'returns.refund': 'Uang',
  'returns.exchange': 'Barang lain',
  'returns.store_credit': 'Kredit',
  'returns.sale': 'Penjualan',
  'returns.newSale': 'Ditukar menjadi',
  'returns.reason': 'Alasan',
  'returns.given': 'Dikembalikan dengan',
  'returns.total': 'Dikembalikan',
} as const satisfies Translated<typeof en>;
