import { afterEach, expect, test } from 'vitest';
import { currency } from '../../../../i18n';
import { changesOf } from './changes';
import { parseCsv } from './csv';
import { guessFields, isExport } from './fields';
import { pack } from './known';
import { type Known, keysOf, plan } from './plan';
import { readLines, type Writing } from './read';

const COFFEE = {
  id: 'p-1',
  version: 4,
  name: 'Coffee',
  sku: 'C-1',
  barcode: '111',
  price: 1250,
  category_id: 'c-1',
};
const TEA = { id: 'p-2', version: 1, name: 'Tea', sku: 'T-1', barcode: '222', price: 900 };
const KNOWN: Known = { products: [COFFEE, TEA], categories: [{ id: 'c-1', name: 'Drinks' }] };

afterEach(() => {
  currency.value = 'USD';
});

function planned(text: string, { known = KNOWN, make = false, writing = 'people' as Writing } = {}) {
  const [header, ...rest] = parseCsv(text);
  const columns = guessFields(header?.cells ?? [], (field) => field);
  return plan(readLines(rest, columns, writing), known, make);
}

const brief = (text: string, options = {}) =>
  planned(text, options).map(({ line, status, changes, problems }) => ({
    line,
    status,
    changes,
    problems: problems.map(({ field, code, value }) => `${field}:${code}:${value}`),
  }));

test('new, changed and unchanged lines, by SKU', () => {
  const lines = brief('sku,name,price\nC-1,Coffee,12.50\nT-1,Tea,9.50\nM-1,Milk,3\n');
  expect(lines).toEqual([
    { line: 2, status: 'unchanged', changes: {}, problems: [] },
    { line: 3, status: 'changed', changes: { price: 950 }, problems: [] },
    { line: 4, status: 'new', changes: { sku: 'M-1', name: 'Milk', price: 300 }, problems: [] },
  ]);
});

test('a line is found by its id first, then by SKU, then by barcode', () => {
  const [byId] = planned('id,sku,price\np-1,C-9,1\n');
  expect(byId).toMatchObject({ status: 'changed', before: COFFEE, changes: { sku: 'C-9', price: 100 } });
  expect(planned('barcode,price\n222,1\n')[0]).toMatchObject({ before: TEA });
});

test('empty cells change nothing', () => {
  expect(brief('sku,name,price,barcode\nC-1,,,\n')[0]).toMatchObject({ status: 'unchanged', changes: {} });
});

test.each([
  ['sku,price\nC-1,abc', 'price:money:abc'],
  ['sku,price\nC-1,-1', 'price:money:-1'],
  ['sku,price\nC-1,1.2345', 'price:money:1.2345'],
  ['sku,tax_rate\nC-1,much', 'tax_rate:rate:much'],
  ['sku,is_active\nC-1,perhaps', 'is_active:flag:perhaps'],
  ['sku,units_per_box\nC-1,1.2345', 'units_per_box:quantity:1.2345'],
  ['sku,default_expiry_days\nC-1,1.5', 'default_expiry_days:count:1.5'],
  ['sku,name\nC-1,Coffee,9', 'null:cells:3'],
  ['name,price\nMilk,1', 'null:noKey:'],
  ['sku,price\nM-1,1', 'name:noName:'],
  ['id,price\np-9,1', 'id:unknownId:p-9'],
  ['sku,category\nC-1,Food', 'category_id:category:Food'],
  ['sku,barcode\nC-1,222', 'barcode:taken:222'],
  [`sku,name\nC-1,${'x'.repeat(256)}`, `name:long:${'x'.repeat(80)}`],
])('%j is wrong', (text, problem) => {
  expect(brief(text)[0]).toMatchObject({ status: 'wrong', problems: [problem] });
});

test('the second line of the same product is wrong, and names the first', () => {
  expect(brief('sku,price\nC-1,1\nC-1,2\n')[1]?.problems).toEqual(['sku:twice:2']);
});

test('a SKU that two products have decides nothing', () => {
  const known = { ...KNOWN, products: [COFFEE, { ...TEA, sku: 'C-1' }] };
  expect(brief('sku,price\nC-1,1', { known })[0]?.problems).toEqual(['sku:ambiguous:C-1']);
});

test('a wrong line spoils no other', () => {
  const lines = brief('sku,price\nC-1,x\nT-1,1\n');
  expect(lines.map(({ status }) => status)).toEqual(['wrong', 'changed']);
});

test('numbers as people write them, or as the export does', () => {
  const text = 'sku,price,tax_rate\nC-1,1300,1900\n';
  expect(brief(text)[0]?.changes).toEqual({ price: 130_000, tax_rate: 190_000 });
  expect(brief(text, { writing: 'wire' })[0]?.changes).toEqual({ price: 1300, tax_rate: 1900 });
  expect(brief('sku,price\nC-1,13.00', { writing: 'wire' })[0]?.status).toBe('wrong');
});

test('amounts follow the currency: yen have no minor unit, Kuwaiti dinars three digits', () => {
  currency.value = 'JPY';
  expect(brief('sku,price\nC-1,120')[0]?.changes).toEqual({ price: 120 });
  currency.value = 'KWD';
  expect(brief('sku,price\nC-1,1.5')[0]?.changes).toEqual({ price: 1500 });
});

test('yes and no in three languages, digits of Arabic', () => {
  expect(brief('sku,is_active,price\nC-1,لا,١٢\nT-1,Ya,1')).toMatchObject([
    { changes: { is_active: false, price: 1200 } },
    { changes: { is_active: true, price: 100 } },
  ]);
});

test('a category is found by name whatever its case, or by id', () => {
  expect(brief('sku,category\nT-1,drinks\n')[0]?.changes).toEqual({ category_id: 'c-1' });
  expect(brief('sku,category_id\nT-1,c-1\n')[0]?.changes).toEqual({ category_id: 'c-1' });
});

test('missing categories are made once, before the products that are in them', () => {
  const lines = planned('sku,name,category\nA,A,Food\nB,B,food\nC-1,,Drinks\n', { make: true });
  const sent = changesOf(lines);
  expect(sent.map(({ change }) => change.type)).toEqual([
    'product_categories.upsert',
    'products.upsert',
    'products.upsert',
  ]);
  const [made, ...products] = sent;
  expect(products.map(({ change }) => change.payload.category_id)).toEqual([
    made?.change.id,
    made?.change.id,
  ]);
});

test('a changed product is sent with the version that was compared, a wrong line not at all', () => {
  const sent = changesOf(planned('sku,price\nC-1,13\nT-1,x\n'));
  expect(sent.map(({ change }) => change)).toMatchObject([
    { type: 'products.upsert', id: 'p-1', base_version: 4, payload: { price: 1300 } },
  ]);
});

test('columns are found by name, label or alias, each field once', () => {
  const label = (field: string) => (field === 'price' ? 'Selling price' : field);
  expect(guessFields(['EAN', 'Product name', 'Selling Price', 'Colour', 'name'], label)).toEqual([
    'barcode',
    null,
    'price',
    null,
    'name',
  ]);
});

test('an export that comes back as it was changes nothing', () => {
  const product = { ...COFFEE, name: '+1, "Extra"', is_active: false, tax_rate: 1900, units_per_box: 2.5 };
  const text =
    'id,branch_id,version,updated_at,name,sku,category_id,category,price,is_active,tax_rate,units_per_box\r\n' +
    `p-1,,4,2026-11-21T10:00:00Z,"'+1, ""Extra""",C-1,c-1,,1250,false,1900,2.500\r\n`;
  const known = { ...KNOWN, products: [product] };
  expect(brief(text, { known, writing: 'wire' })).toEqual([
    { line: 2, status: 'unchanged', changes: {}, problems: [] },
  ]);
});

test('an export is known by its columns', () => {
  expect(isExport(['id', 'version', 'updated_at', 'name'])).toBe(true);
  expect(isExport(['id', 'name'])).toBe(false);
});

test('keys are asked for in requests that stay short', () => {
  const { sku } = keysOf(readLines(parseCsv('C-1\nC-1\nT 1'), ['sku'], 'people'));
  expect(pack('sku', sku)).toEqual(['sku=C-1&sku=T%201']);
  const many = pack(
    'sku',
    Array.from({ length: 1000 }, (_, at) => `SKU-${at}`),
  );
  expect(Math.max(...many.map((one) => one.length))).toBeLessThanOrEqual(2501);
  expect(many.join('&').split('&')).toHaveLength(1000);
});
