import type { Translated } from '..';
import type en from '../en/counts';

export default {
  'counts.one': 'Hitung stok',
  'counts.new': 'Hitungan baru',
  'counts.search': 'Catatan',
  'counts.none': 'Belum ada hitungan',
  'counts.noneText': 'Yang dihitung menjadi stok saat itu; selisih dibukukan otomatis.',
  'counts.at': 'Dihitung pada',
  'counts.atHint': 'Kapan barang dihitung: penjualan sesudahnya diperhitungkan',
  'counts.counted': 'Terhitung',
  'counts.inStock': 'Di stok',
  'counts.goods': 'Barang',
  'counts.save': 'Bukukan hitungan',
  'counts.saved': 'Hitungan dibukukan',
  'counts.by': 'Dihitung oleh',
  'counts.lines': 'Baris',
  'counts.off': 'Dengan selisih',
  'counts.exact': 'Cocok',
  'counts.plus': 'Kelebihan',
  'counts.minus': 'Kekurangan',
} as const satisfies Translated<typeof en>;
