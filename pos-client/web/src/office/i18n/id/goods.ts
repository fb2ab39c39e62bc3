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
  'goods.batch': 'Batch',
  'goods.expiry': 'Kedaluwarsa',
  'goods.expires': 'kedaluwarsa {date}',
  'goods.addBatch': 'Nama, SKU, atau barcode; ulangi untuk batch lain',
} as const satisfies Translated<typeof en>;
