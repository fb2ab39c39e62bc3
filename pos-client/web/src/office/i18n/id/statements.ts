import type { Translated } from '..';
import type en from '../en/statements';

export default {
  'statements.title': 'Mutasi rekening',
  'statements.kind': 'Keterangan',
  'statements.after': 'Saldo sesudahnya',
  'statements.none': 'Belum ada mutasi',
  'statements.kind.sale': 'Penjualan kredit',
  'statements.kind.void': 'Penjualan dibatalkan',
  'statements.kind.payment': 'Pembayaran',
  'statements.kind.return': 'Retur',
  'statements.kind.received': 'Barang diterima',
  'statements.kind.paid': 'Dibayar',
  'statements.kind.returned': 'Barang dikembalikan',
  'statements.period': 'Dibukukan',
} as const satisfies Translated<typeof en>;
