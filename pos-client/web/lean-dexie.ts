import type { Plugin } from 'vite';

const SOURCE = /dexie\/dist\/modern\/dexie\.mjs$/;

/** What is taken out, and what takes its place; each has to be there exactly once. */
const CUTS: readonly (readonly [what: string | RegExp, instead: string])[] = [
  // Who tells live queries what each write has touched, and keeps their answers. The till has its own (`store/live.ts`).
  ['        this.use(cacheMiddleware);\n', ''],
  ['        this.use(observabilityMiddleware);\n', ''],
  // Hooks of tables, and keys that are the beginning of a compound index: not used.
  ['        this.use(virtualIndexMiddleware);\n', ''],
  ['        this.use(hooksMiddleware);\n', ''],
  ['    liveQuery,\n    extendObservabilitySet,\n', ''],
  ['    cache,\n    semVer', '    semVer'],
  [
    /\n {4}\}\)\n {8}\.then\(\(\) => \{\n {8}if \(wasCreated\) \{[\s\S]*?\n {8}\}\n {8}return db;/,
    '\n    })\n        .then(() => {\n        return db;',
  ],
  ['\nprops(RangeSet.prototype, {', '\n/*#__PURE__*/ props(RangeSet.prototype, {'],
  // The channel on which threads tell each other the same: a message for each transaction.
  [/\nif \(typeof dispatchEvent !== 'undefined' &&[\s\S]*?(?=\nfunction add\(value\))/, ''],
];

/**
 * Leaves out of Dexie what the till never asks for but pays for with each write and each start: a fifth of its bytes. A
 * version in which these places look different doesn't build.
 */
export function leanDexie(): Plugin {
  return {
    name: 'lean-dexie',
    enforce: 'pre',
    transform(code, id) {
      return SOURCE.test(id) ? { code: CUTS.reduce(without, code), map: null } : undefined;
    },
  };
}

function without(code: string, [what, instead]: (typeof CUTS)[number]): string {
  const pieces = code.split(what);
  if (pieces.length !== 2) {
    throw new Error(`this version of dexie looks different at ${what}: see lean-dexie.ts`);
  }
  return pieces.join(instead);
}
