import type { Translated } from '..';
import type en from '../en/goods';

export default {
  'goods.lines': 'Barang',
  'goods.add': 'Tambah barang',
  'goods.addHint': 'Nama, SKU, atau barcode; Enter mengambil yang pertama',
  'goods.none': 'Tambahkan barangnya',
  'goods.remove': 'Hapus {name}',
  'goods.quantity': 'Jumlah',
  'goods.received': 'Diterima',
  'goods.cost': 'Harga satuan',
  'goods.total': 'Total',
  'goods.expected': 'Seharusnya',
  'goods.counted': 'Terhitung',
  'goods.difference': 'Selisih',
  'goods.check': 'Periksa yang ditandai',
} as const satisfies Translated<typeof en>;
