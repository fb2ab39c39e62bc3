import { expect, test } from 'vitest';
import { seededRandom } from '../domain/vectors.test-support';
import type { Product } from '../store/records';
import { CatalogIndex } from './index';
import { generatedProducts } from './products.test-support';
import { SortedTerms } from './sortedTerms';
import { words } from './words';

const never = () => false;

function indexOf(...products: Product[]): CatalogIndex {
  const index = new CatalogIndex();
  for (const product of products) {
    index.put(product);
  }
  index.work(never);
  return index;
}

const named = (name: string, more: Partial<Product> = {}): Product => ({ id: name, name, ...more });
const ids = (products: Product[]) => products.map((product) => product.id);

test('each word may be a beginning, in any order; what is called so comes first', () => {
  const index = indexOf(
    named('Green tea'),
    named('Teapot green'),
    named('Tea'),
    named('Tea green'),
    named('Iced team drink', { brand: 'Greenfield' }),
  );
  expect(ids(index.search('tea', 10))).toEqual([
    'Tea',
    'Tea green',
    'Teapot green',
    'Green tea',
    'Iced team drink',
  ]);
  expect(ids(index.search('gr te', 10))).toEqual([
    'Green tea',
    'Iced team drink',
    'Tea green',
    'Teapot green',
  ]);
  expect(ids(index.search('tea', 2))).toEqual(['Tea', 'Tea green']);
  expect(index.search('coffee tea', 10)).toEqual([]);
});

test('numbers and codes are found by their beginning, and whole ones first', () => {
  const index = indexOf(
    named('a', { sku: 'AB-123', barcode: '4006381333931' }),
    named('b', { sku: 'AB-1234' }),
    named('c 4006381333931x', { box_barcode: '14006381333938' }),
  );
  expect(ids(index.search('ab-123', 10))).toEqual(['a', 'b']);
  expect(ids(index.search('400638', 10))).toEqual(['a', 'c 4006381333931x']);
  expect(ids(index.search('c 1400', 10))).toEqual(['c 4006381333931x']);
  expect(index.find('barcode', '4006381333931')?.id).toBe('a');
  expect(index.find('sku', 'ab-123')?.id).toBe('a');
  expect(index.find('barcode', 'ab-123')).toBeUndefined();
});

test('Arabic is found however it is spelt', () => {
  const index = indexOf(named('قهوة أصلية'), named('الحَلِيب الطازج'), named('شاي ١٠٠'), named('مياه'));
  for (const [text, name] of [
    ['قهوه', 'قهوة أصلية'],
    ['اصليه', 'قهوة أصلية'],
    ['قَهْوَة', 'قهوة أصلية'],
    ['حليب', 'الحَلِيب الطازج'],
    ['الحليب', 'الحَلِيب الطازج'],
    ['الح', 'الحَلِيب الطازج'],
    ['شای 100', 'شاي ١٠٠'],
    ['ميـــاه', 'مياه'],
  ] as const) {
    expect(ids(index.search(text, 10)), text).toEqual([name]);
  }
});

test('case and accents do not matter', () => {
  const index = indexOf(named('CRÈME Brûlée'), named('Straße'), named('Łódź'), named('İstanbul'));
  for (const text of ['creme', 'CREME bru', 'strasse', 'lodz', 'istanbul', 'ISTAN']) {
    expect(index.search(text, 10), text).toHaveLength(1);
  }
  expect(words(' "Coca-Cola" 1.5 L ')).toEqual(['coca', 'cola', '1', '5', 'l']);
});

test('a code counts from the moment that its product is known, and as long as it has it', () => {
  const index = new CatalogIndex();
  index.put(named('b', { barcode: 'X1' }));
  expect(index.find('barcode', 'x1')?.id).toBe('b');
  index.put(named('a', { barcode: 'X1', price: 5 }));
  expect(index.find('barcode', 'x1')?.id).toBe('a');
  index.work(never);
  index.put(named('a', { barcode: 'X1', price: 7 }));
  expect(index.find('barcode', 'x1')).toMatchObject({ id: 'a', price: 7 });
  index.put(named('a', { barcode: 'X2' }));
  expect(index.find('barcode', 'x1')?.id).toBe('b');
  expect(index.find('barcode', 'x2')).toEqual(named('a', { barcode: 'X2' }));
  index.remove('b');
  expect(index.find('barcode', 'x1')).toBeUndefined();
});

test('what is not sold is not offered, but its code is known', () => {
  const index = indexOf(
    named('Old tea', { is_active: false, barcode: '1' }),
    named('Draft tea', { publication_status: 'draft' }),
    named('New tea'),
    named('Best', { is_featured: true }),
  );
  expect(ids(index.search('tea', 10))).toEqual(['New tea']);
  expect(ids(index.search(' ', 10))).toEqual(['Best', 'New tea']);
  expect(index.find('barcode', '1')?.name).toBe('Old tea');
});

test('of several products with one code the lowest id counts', () => {
  const index = indexOf(
    named('b', { barcode: 'X1' }),
    named('a', { barcode: 'x1' }),
    named('c', { barcode: 'X1' }),
  );
  expect(index.find('barcode', 'x1')?.id).toBe('a');
});

test('changes count, codes at once and words after work', () => {
  const index = indexOf({ id: '1', name: 'Tea', barcode: '111' }, { id: '2', name: 'Coffee' });
  index.put({ id: '1', name: 'Milk', barcode: '222' });
  index.remove('2');

  expect(index.find('barcode', '222')?.name).toBe('Milk');
  expect(index.find('barcode', '111')).toBeUndefined();
  expect(index.isBehind).toBe(true);
  index.work(never);
  expect(index.isBehind).toBe(false);
  expect(ids(index.search('milk', 10))).toEqual(['1']);
  expect(index.search('tea', 10)).toEqual([]);
  expect(index.search('coffee', 10)).toEqual([]);
  expect(index.size).toBe(1);
  index.put({ id: '2', name: 'Coffee again' });
  index.work(never);
  expect(ids(index.search('coff', 10))).toEqual(['2']);
});

test('after any changes a search finds what a walk over all products finds', () => {
  const seed = Date.now();
  const random = seededRandom(seed);
  const pool = generatedProducts(280, seed);
  const renamed = generatedProducts(280, seed + 1);
  const index = new CatalogIndex();
  const live = new Map<string, Product>();
  for (let step = 0; step < 3_000; step += 1) {
    const at = Math.floor(random() * pool.length);
    const product = (random() < 0.5 ? pool : renamed)[at];
    if (product && random() < 0.8) {
      index.put(product);
      live.set(product.id, product);
    } else if (product) {
      index.remove(product.id);
      live.delete(product.id);
    }
    if (random() < 0.3) {
      const calls = { left: Math.floor(random() * 20) };
      index.work(() => {
        calls.left -= 1;
        return calls.left <= 0;
      });
    }
  }
  index.work(never);
  for (const text of ['tea', 'fresh', 'mi', 'قهو', 'green sku', '4000', 'خبز sel', 'cof ba']) {
    const wanted = words(text);
    const expected = [...live.values()].filter((product) => {
      const own = [
        ...words(`${product.name} ${product.brand}`),
        product.barcode ?? '',
        product.sku?.toLowerCase() ?? '',
      ];
      return wanted.every((word) => own.some((candidate) => candidate.startsWith(word)));
    });
    expect(ids(index.search(text, 1_000)).sort(), `seed ${seed}, ${text}`).toEqual(ids(expected).sort());
  }
});

test('terms stay sorted while chunks split', () => {
  const seed = Date.now();
  const random = seededRandom(seed);
  const terms = new SortedTerms();
  const all = new Set<string>();
  for (let i = 0; i < 20_000; i += 1) {
    const term = Math.floor(random() * 1e9).toString(36);
    if (!all.has(term)) {
      all.add(term);
      terms.add(term);
    }
  }
  expect([...terms.startingWith('')], `seed ${seed}`).toEqual([...all].sort());
  expect([...terms.startingWith('ab')]).toEqual([...all].filter((term) => term.startsWith('ab')).sort());
});
