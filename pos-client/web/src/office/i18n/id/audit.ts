import type { Translated } from '..';
import type en from '../en/audit';

export default {
  'audit.choose': 'Pilih riwayat yang ingin dilihat dengan filter di bawah.',
  'audit.table': 'Riwayat',
  'audit.id': 'Nomor catatan',
  'audit.none': 'Belum ada yang tercatat',
  'audit.who': 'Siapa',
  'audit.what': 'Apa',
  'audit.made': '{what}, baru',
  'audit.changed': '{what}, diubah',
  'audit.record': 'Catatan',
  'audit.fields': 'Kolom yang berubah',
  'audit.field': 'Kolom',
  'audit.before': 'Sebelum',
  'audit.after': 'Sesudah',
  'audit.same': 'Tidak ada kolom yang berubah',
  'audit.occurred': 'Terjadi',
  'audit.applied': 'Diterapkan',
  'audit.table.devices': 'Kasir',
  'audit.table.accounts': 'Akun',
  'audit.table.quarantine': 'Karantina',
  'audit.table.full_syncs': 'Pemulihan',
  'audit.table.staff': 'Staf',
  'audit.table.branches': 'Cabang',
  'audit.table.suppliers': 'Pemasok',
} as const satisfies Translated<typeof en>;
