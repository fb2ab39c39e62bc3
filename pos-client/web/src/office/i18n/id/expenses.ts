import type { Translated } from '..';
import type en from '../en/expenses';

export default {
  'expenses.new': 'Pengeluaran baru',
  'expenses.one': 'Pengeluaran',
  'expenses.none': 'Belum ada pengeluaran',
  'expenses.noneText': 'Kasir mencatat yang dibayar dari laci; pengeluaran lain dapat ditambahkan di sini.',
  'expenses.search': 'Keterangan, penerima, atau referensi',
  'expenses.description': 'Keterangan',
  'expenses.category': 'Kategori',
  'expenses.date': 'Hari',
  'expenses.vendor': 'Dibayar kepada',
  'expenses.what': 'Pengeluarannya',
  'expenses.how': 'Cara membayar',
  'expenses.positive': 'Pengeluaran harus lebih dari nol',
  'expenses.saved': 'Pengeluaran disimpan',
  'expenses.delete': 'Hapus pengeluaran {amount} ini?',
  'expenses.deleteText': 'Tidak lagi dihitung dalam laporan. Jika dibayar dari laci, sifnya ikut dikoreksi.',
  'expenses.deleted': 'Pengeluaran dihapus',
} as const satisfies Translated<typeof en>;
