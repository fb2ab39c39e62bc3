import type products from '../../../i18n/en/products';

/** How the cell of a field is read. */
export type Kind = 'id' | 'text' | 'note' | 'money' | 'rate' | 'quantity' | 'count' | 'flag' | 'category';

/** What can be imported, by the names of the wire; a category is found by its name. */
export const FIELDS = {
  id: 'id',
  name: 'text',
  sku: 'text',
  barcode: 'text',
  brand: 'text',
  category_id: 'category',
  description: 'note',
  price: 'money',
  compare_at_price: 'money',
  purchase_price: 'money',
  tax_rate: 'rate',
  tax_included: 'flag',
  is_active: 'flag',
  unit_type: 'text',
  allow_wholesale: 'flag',
  wholesale_price: 'money',
  min_wholesale_quantity: 'quantity',
  allow_partial_wholesale: 'flag',
  partial_wholesale_price: 'money',
  min_partial_wholesale_quantity: 'quantity',
  sell_by_weight: 'flag',
  weight_unit: 'text',
  price_per_weight_unit: 'money',
  sell_by_box: 'flag',
  units_per_box: 'quantity',
  box_price: 'money',
  box_barcode: 'text',
  sell_by_meter: 'flag',
  meter_unit: 'text',
  price_per_meter: 'money',
  min_stock_level: 'quantity',
  reorder_level: 'quantity',
  reorder_quantity: 'quantity',
  track_batches: 'flag',
  track_expiry: 'flag',
  default_expiry_days: 'count',
  track_serial_numbers: 'flag',
  require_serial_on_sale: 'flag',
  has_variants: 'flag',
} as const satisfies Partial<Record<FieldKey, Kind>>;

type FieldKey = keyof typeof products extends infer K ? (K extends `products.${infer N}` ? N : never) : never;

export type FieldName = keyof typeof FIELDS;

export const FIELD_NAMES = Object.keys(FIELDS).filter((name): name is FieldName => name in FIELDS);

/** What columns are also called, besides the field's name and its label. */
const ALIASES: Readonly<Record<string, FieldName>> = {
  product: 'name',
  product_name: 'name',
  title: 'name',
  code: 'sku',
  item_code: 'sku',
  ean: 'barcode',
  gtin: 'barcode',
  upc: 'barcode',
  category: 'category_id',
  sale_price: 'price',
  selling_price: 'price',
  retail_price: 'price',
  cost: 'purchase_price',
  buying_price: 'purchase_price',
  tax: 'tax_rate',
  vat: 'tax_rate',
  unit: 'unit_type',
  active: 'is_active',
  low_stock: 'min_stock_level',
  min_stock: 'min_stock_level',
};

/** For each column the field that its heading names; null where none does, or an earlier column has it. */
export function guessFields(
  header: readonly string[],
  labelOf: (field: FieldName) => string,
): (FieldName | null)[] {
  const names = new Map<string, FieldName>(Object.entries(ALIASES));
  for (const field of FIELD_NAMES) {
    names.set(plain(labelOf(field)), field);
  }
  for (const field of FIELD_NAMES) {
    names.set(field, field);
  }
  const exact = new Set(header.map(plain));
  const taken = new Set<FieldName>();
  return header.map((heading) => {
    const name = plain(heading);
    const field = names.get(name);
    if (!field || taken.has(field) || (name !== field && exact.has(field))) {
      return null;
    }
    taken.add(field);
    return field;
  });
}

/** A file that this office exported: its amounts are in minor units, its rates in basis points. */
export function isExport(header: readonly string[]): boolean {
  return ['id', 'version', 'updated_at'].every((name) => header.includes(name));
}

function plain(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
