import { loadavg } from 'node:os';
import { CatalogIndex } from '../src/catalog/index';
import { generatedProducts } from '../src/catalog/products.test-support';
import { seededRandom } from '../src/domain/vectors.test-support';

/** Figures of the search index over 100,000 generated products: `node bench/node.mjs catalog [seed]`. */

const PRODUCTS = 100_000;
const CHANGES = 50_000;
const SEARCHES = 5_000;
const SLICE_MS = 3;

const seed = Number(process.argv[3] ?? 20261121);
const random = seededRandom(seed);
const products = generatedProducts(PRODUCTS, seed);
const renamed = generatedProducts(PRODUCTS, seed + 1);
const rows: { what: string; p50: string; p99: string; max: string; cpu: string }[] = [];

const heapBefore = usedHeap();
const index = new CatalogIndex();
measure('codes known (scan works)', () => {
  for (const product of products) {
    index.put(product);
  }
});
measure('words known (search works)', () => index.work(() => false));
const heap = usedHeap() - heapBefore;

times('search', queries(SEARCHES), (text) => index.search(text, 20));
times(
  'search, one letter',
  [...'abcdefghijklmnopqrstuvwxyz0123456789'].flatMap((letter) => Array(20).fill(letter)),
  (text) => index.search(text, 20),
);
times('search, two frequent words', Array(500).fill('s 1'), (text) => index.search(text, 20));
times('scan', codes(SEARCHES), (code) => index.find('barcode', code));
times(
  'scan of an unknown code',
  codes(SEARCHES).map((code) => `9${code}`),
  (code) => index.find('barcode', code),
);
whileChanging();

console.log(
  `seed ${seed}, ${index.size} products, heap of the index ${(heap / 2 ** 20).toFixed(0)} MiB, load ${loadavg()[0]}`,
);
console.table(rows);

/** Searches that come in the middle of 50,000 changes wait for one slice of work at most. */
function whileChanging(): void {
  const pool = queries(SEARCHES);
  const waits: number[] = [];
  let changed = 0;
  const from = process.cpuUsage();
  while (changed < CHANGES || index.isBehind) {
    const begin = performance.now();
    const isLate = () => performance.now() - begin > SLICE_MS;
    while (changed < CHANGES && !isLate()) {
      const at = Math.floor(random() * PRODUCTS);
      const product = (changed % 2 === 0 ? products : renamed)[at];
      if (product) {
        index.put({ ...product, price: changed });
      }
      changed += 1;
      if (changed % 200 === 0) {
        index.work(isLate);
      }
    }
    index.work(isLate);
    index.search(pool[waits.length % pool.length] ?? '', 20);
    waits.push(performance.now() - begin);
  }
  add('search during 50,000 changes (wall clock)', waits, cpuMs(from));
}

/** What cashiers type: beginnings of one or two words, Arabic among them, and beginnings of codes. */
function queries(count: number): string[] {
  return Array.from({ length: count }, () => {
    const product = products[Math.floor(random() * PRODUCTS)];
    const parts = (product?.name ?? '').split(' ');
    const word = parts[Math.floor(random() * parts.length)] ?? '';
    const cut = word.slice(0, 1 + Math.floor(random() * word.length));
    const roll = random();
    if (roll < 0.15) {
      return product?.barcode?.slice(0, 3 + Math.floor(random() * 10)) ?? '';
    }
    return roll < 0.5 ? cut : `${cut} ${(parts[0] ?? '').slice(0, 2)}`;
  });
}

function codes(count: number): string[] {
  return Array.from({ length: count }, () => products[Math.floor(random() * PRODUCTS)]?.barcode ?? '');
}

/** Each input three times, the fastest counts: what others do on the machine at the same time is left out. */
function times<T>(what: string, inputs: readonly T[], work: (input: T) => unknown): void {
  const began = process.cpuUsage();
  const each = inputs.map((input) =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const from = performance.now();
        work(input);
        return performance.now() - from;
      }),
    ),
  );
  add(what, each, cpuMs(began) / 3);
}

function measure(what: string, work: () => unknown): void {
  const began = process.cpuUsage();
  work();
  add(what, [], cpuMs(began));
}

function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

function add(what: string, each: number[], cpu: number): void {
  const sorted = each.toSorted((a, b) => a - b);
  const at = (share: number) =>
    `${(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(3)} ms`;
  const known = sorted.length > 0;
  rows.push({
    what,
    p50: known ? at(0.5) : '',
    p99: known ? at(0.99) : '',
    max: known ? at(1) : '',
    cpu: `${cpu.toFixed(0)} ms`,
  });
}

function usedHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
