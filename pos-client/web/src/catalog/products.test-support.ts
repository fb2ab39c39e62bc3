import { seededRandom } from '../domain/vectors.test-support';
import type { Product } from '../store/records';

const KINDS =
  'Milk Bread Butter Cheese Rice Pasta Coffee Tea Sugar Salt Oil Juice Water Soap Chips Beans'.split(' ');
const ARABIC = 'حليب خبز زبدة جبن أرز مكرونة قهوة شاي سكر ملح زيت عصير ماء صابون رقائق فاصولياء'.split(' ');
const MADE =
  'fresh dark light sweet salted roasted frozen organic green red white golden royal family mini maxi'.split(
    ' ',
  );
const SYLLABLES = 'ba ka lo mi ra ten vor sel dun pra xi qu zeb nor fla gri'.split(' ');

/** Products like a supermarket's: three in ten with an Arabic name, EAN-13 codes, numbers, brands. For tests and benches. */
export function generatedProducts(count: number, seed: number): Product[] {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(random() * from.length)];
    if (found === undefined) {
      throw new RangeError('nothing to pick from');
    }
    return found;
  };
  const brands = Array.from({ length: 800 }, () => `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}`);
  return Array.from({ length: count }, (_, i) => {
    const brand = pick(brands);
    const made = `${pick(MADE)} ${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}`;
    const kind = random() < 0.3 ? `${pick(ARABIC)} ${pick(ARABIC)}` : pick(KINDS);
    const price = 50 + Math.floor(random() * 20_000);
    return {
      id: `0192f4c0-0000-7000-8000-${i.toString(16).padStart(12, '0')}`,
      version: 1,
      name: `${kind} ${made} ${100 * (1 + Math.floor(random() * 20))}g`,
      brand,
      sku: `SKU-${String(i).padStart(6, '0')}`,
      barcode: ean13(400_000_000_000 + i * 7),
      price,
      cost: Math.floor(price * 0.7),
      category_id: `category-${i % 40}`,
      is_active: true,
      tax_rate: 1500,
      tax_included: true,
      updated_at: '2026-11-21T10:00:00.000Z',
    };
  });
}

/** 12 digits and their check digit. */
export function ean13(digits: number): string {
  const text = String(digits).padStart(12, '0');
  const sum = [...text].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${text}${(10 - (sum % 10)) % 10}`;
}
