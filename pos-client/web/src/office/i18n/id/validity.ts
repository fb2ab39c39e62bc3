import type { Translated } from '..';
import type en from '../en/validity';

export default {
  'validity.title': 'Di mana dan kapan',
  'validity.starts': 'Mulai',
  'validity.ends': 'Sampai',
  'validity.always': 'Kosong: langsung',
  'validity.forever': 'Kosong: tanpa batas',
  'validity.endsBefore': 'Berakhir sebelum dimulai',
  'validity.priority': 'Prioritas',
  'validity.priorityHint': 'Angka lebih tinggi menang jika ada beberapa',
  'validity.branches': 'Cabang',
  'validity.off': 'Mati',
  'validity.coming': 'Akan datang',
  'validity.over': 'Selesai',
  'validity.now': 'Berlaku',
} as const satisfies Translated<typeof en>;
