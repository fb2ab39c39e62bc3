import type { Translated } from '..';
import type en from '../en/secret';

export default {
  'secret.once': 'Ini hanya ditampilkan sekali. Salin atau pindai sekarang; tidak bisa ditampilkan lagi.',
  'secret.code': 'Kode QR tautan',
  'secret.link': 'Tautan',
  'secret.copy': 'Salin',
  'secret.copied': 'Tersalin',
  'secret.notCopied': 'Peramban tidak mengizinkannya. Pilih teksnya lalu salin',
  'secret.done': 'Sudah saya simpan',
} as const satisfies Translated<typeof en>;
