import type { Translated } from '..';
import type en from '../en/suppliers';

export default {
  'suppliers.code': 'Kode',
  'suppliers.phone': 'Telepon',
  'suppliers.email': 'Email',
  'suppliers.city': 'Kota',
  'suppliers.country': 'Negara',
  'suppliers.address': 'Alamat',
  'suppliers.tax_number': 'Nomor pajak',
  'suppliers.account': 'Rekening',
  'suppliers.one': 'Pemasok',
  'suppliers.new': 'Pemasok baru',
  'suppliers.search': 'Nama, kontak, telepon, atau kode',
  'suppliers.none': 'Belum ada pemasok',
  'suppliers.noneText': 'Pembelian dilakukan dari mereka.',
  'suppliers.inactive': 'Nonaktif',
  'suppliers.contact_name': 'Kontak',
  'suppliers.balance': 'Utang kita',
  'suppliers.terms': 'Syarat dan alamat',
  'suppliers.payment_terms_days': 'Tempo pembayaran',
  'suppliers.days': 'hari',
  'suppliers.parts': 'Bagian pemasok',
  'suppliers.saved': 'Pemasok disimpan',
  'suppliers.deleted': 'Pemasok dihapus',
  'suppliers.delete': 'Hapus {name}?',
  'suppliers.deleteText': 'Pembelian lama dan rekeningnya tetap ada.',
} as const satisfies Translated<typeof en>;
