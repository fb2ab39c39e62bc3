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
} as const satisfies Translated<typeof en>;
