import { readFileSync } from 'node:fs';

/** Reads one of the files of cases that tills and servers share. For tests alone. */
export function vectors<T>(name: 'money' | 'pricing' | 'fiscal' | 'barcode' | 'limits'): T {
  const folder = '../../../../contracts/src/main/resources/dev/tillstream/contracts';
  return JSON.parse(readFileSync(new URL(`${folder}/${name}-vectors.json`, import.meta.url), 'utf8'));
}

/** Numbers from 0 to 1 that follow from the seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
