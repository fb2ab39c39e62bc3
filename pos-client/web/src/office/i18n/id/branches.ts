import type { Translated } from '..';
import type en from '../en/branches';

export default {
  'branches.one': 'Cabang',
  'branches.new': 'Cabang baru',
  'branches.search': 'Nama, kode, kota, atau telepon',
  'branches.none': 'Belum ada cabang',
  'branches.noneText': 'Cabang punya kasir, staf, dan stok sendiri.',
  'branches.code': 'Kode',
  'branches.codeHint': 'Singkat: tertera di nomor struk',
  'branches.city': 'Kota',
  'branches.address': 'Alamat',
  'branches.phone': 'Telepon',
  'branches.timezone': 'Zona waktu',
  'branches.timezoneHint': 'Untuk hari dan jam laporannya; kosong: milik jaringan',
  'branches.timezoneWrong': 'Zona waktu ini tidak ada',
  'branches.closed': 'Tutup',
  'branches.where': 'Lokasinya',
  'branches.saved': 'Cabang disimpan',
  'branches.tills': 'Kasirnya',
  'branches.sales': 'Penjualannya',
  'branches.unknown':
    'Gateway belum mengenal cabang ini: kasir dan orang belum bisa bekerja di sana. Pengelola instalasi menambahkannya.',
} as const satisfies Translated<typeof en>;
