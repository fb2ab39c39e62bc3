import type { Translated } from '..';
import type en from '../en/expense-categories';

export default {
  'expense-categories.new': 'Kategori biaya baru',
  'expense-categories.place': 'Urutan',
  'expense-categories.description': 'Deskripsi',
  'expense-categories.hidden': 'Tersembunyi',
  'expense-categories.expenses': 'Biayanya',
  'expense-categories.none': 'Belum ada kategori biaya',
  'expense-categories.noneText': 'Kasir menawarkannya saat uang dikeluarkan untuk sesuatu.',
  'expense-categories.saved': 'Kategori biaya disimpan',
  'expense-categories.deleted': 'Kategori biaya dihapus',
  'expense-categories.delete': 'Hapus {name}?',
  'expense-categories.deleteText': 'Biaya lama tetap memakainya.',
} as const satisfies Translated<typeof en>;
