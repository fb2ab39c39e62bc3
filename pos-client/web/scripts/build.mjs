// Builds the till and the back office into a folder each: `node scripts/build.mjs [--outDir <folder>]`.
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const { values } = parseArgs({ options: { outDir: { type: 'string', default: 'dist' } } });
const folder = resolve(values.outDir);

for (const app of ['till', 'office']) rmSync(join(folder, app), { recursive: true, force: true });
await build({ configFile: 'vite.config.ts', build: { outDir: join(folder, 'till'), emptyOutDir: true } });
await build({ configFile: 'vite.office.config.ts', build: { outDir: folder } });
