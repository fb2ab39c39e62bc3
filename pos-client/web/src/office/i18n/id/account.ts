import type { Translated } from '..';
import type en from '../en/account';

export default {
  'account.title': 'Akun',
  'account.who': 'Anda',
  'account.organization': 'Organisasi',
  'account.email': 'E-mail',
  'account.roles': 'Peran',
  'account.everywhere': 'semua cabang',
  'account.password': 'Ganti kata sandi',
  'account.current': 'Kata sandi sekarang',
  'account.change': 'Ganti kata sandi',
  'account.changed': 'Kata sandi sudah diganti. Sesi Anda yang lain berakhir',
  'account.wrong': 'Kata sandi sekarang salah',
  'account.needed': 'Ketik kata sandi sekarang',
  'account.onlyProvider': 'Anda masuk dengan akun perusahaan: kata sandinya diganti di sana.',
} as const satisfies Translated<typeof en>;
