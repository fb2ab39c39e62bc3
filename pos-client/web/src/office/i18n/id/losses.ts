import type { Translated } from '..';
import type en from '../en/losses';

export default {
  'losses.one': 'Kerugian',
  'losses.new': 'Kerugian baru',
  'losses.search': 'Alasan atau catatan',
  'losses.none': 'Belum ada kerugian',
  'losses.noneText': 'Catat yang rusak, kedaluwarsa, atau dicuri: keluar dari stok.',
  'losses.kind': 'Jenis',
  'losses.damage': 'Kerusakan',
  'losses.expiry': 'Kedaluwarsa',
  'losses.theft': 'Pencurian',
  'losses.other': 'Lainnya',
  'losses.cost': 'Biaya',
  'losses.goods': 'Barang',
  'losses.save': 'Bukukan kerugian',
  'losses.saved': 'Kerugian dibukukan',
} as const satisfies Translated<typeof en>;
