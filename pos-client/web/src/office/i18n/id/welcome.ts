import type { Translated } from '..';
import type en from '../en/welcome';

export default {
  'welcome.title': 'Kantor belakang',
  'welcome.logIn': 'Masuk',
  'welcome.organization': 'Organisasi',
  'welcome.organizationHint': 'Kode singkatnya, seperti di struk',
  'welcome.email': 'E-mail',
  'welcome.password': 'Kata sandi',
  'welcome.stay': 'Tetap masuk di komputer ini',
  'welcome.stayHint': 'Jangan di komputer yang dipakai orang lain',
  'welcome.idle': 'Anda pergi beberapa lama. Masuk untuk melanjutkan.',
  'welcome.ended': 'Sesi Anda berakhir. Masuk untuk melanjutkan.',
  'welcome.other': 'Masuk sebagai orang lain',
  'welcome.wrong': 'Organisasi, e-mail, atau kata sandi salah',
  'welcome.locked': 'Terlalu banyak percobaan. Coba lagi {wait}',
  'welcome.needed': 'Isi {field}',
  'welcome.invited': 'Selamat datang di Tillstream',
  'welcome.invitedText': 'Pilih kata sandi untuk akun Anda di {organization}.',
  'welcome.begin': 'Simpan kata sandi dan masuk',
  'welcome.usedUp': 'Undangan ini sudah dipakai atau kedaluwarsa. Minta yang baru.',
  'welcome.entering': 'Sedang masuk…',
  'welcome.codeFailed': 'Akun perusahaan tidak mengizinkan Anda masuk: {detail}',
  'welcome.toLogIn': 'Ke halaman masuk',
  'welcome.provider': 'Masuk dengan akun perusahaan',
  'welcome.providerAgain': 'Coba lagi dengan akun perusahaan',
  'welcome.or': 'atau',
  'welcome.onlyProvider': 'Kata sandi dimatikan di sini: semua orang masuk dengan akun perusahaan.',
  'welcome.noWay':
    'Saat ini tidak ada yang bisa masuk: kata sandi dimatikan dan akun perusahaan belum diatur.',
  'welcome.refused.not_authenticated':
    'Proses masuk tidak dimulai di peramban ini, lebih dari sepuluh menit, atau e-mail Anda belum terverifikasi di sana.',
  'welcome.refused.not_allowed':
    'E-mail Anda belum punya akun di sini. Minta pemilik atau manajer membuatnya dengan e-mail yang sama.',
  'welcome.refused.unavailable': 'Layanan masuk perusahaan tidak menjawab. Coba lagi sebentar lagi.',
  'welcome.codeSpent': 'Proses masuk ini sudah dipakai atau terlalu lama. Mulai lagi.',
} as const satisfies Translated<typeof en>;
