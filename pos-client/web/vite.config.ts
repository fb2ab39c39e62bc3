import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { leanDexie } from './lean-dexie.ts';

/** Where the gateway answers while developing: `TILLSTREAM_GATEWAY=http://localhost:8080 npm run dev`. */
const gateway = process.env.TILLSTREAM_GATEWAY ?? 'http://localhost:8080';

/** What the first screen needs, of what other pages need too. */
const BASE =
  /node_modules\/(?:preact|@preact)\/|\/src\/(?:i18n\/(?:index|format)|ui\/(?:button|icon)|store\/(?:bytes|changes|refusal|state)|sync\/messages)\.tsx?$/;

/** The same of the selling page. */
const SELLING =
  /\/src\/(?:pages\/sell\/(?:desk|cart|saved|parked)|ui\/(?:shortcuts|scanner|wedge|use-people)|store\/(?:people|stock)|catalog\/words|domain\/(?:pricing|quantity|rounding|money|barcode)(?:\/\w+)?|till\/(?:sale|goods-limits|price-book))\.tsx?$/;

export default defineConfig({
  base: '/till/',
  // The package's own entry is its build for browsers of ten years ago, in one piece: a third larger and slower.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    leanDexie(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest}'],
        buildPlugins: { vite: [leanDexie()] },
      },
    }),
  ],
  worker: { format: 'es', plugins: () => [leanDexie()] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    modulePreload: { polyfill: false },
    // The design system's parts do nothing by being imported: a page gets those that it names, and their styles with them.
    rollupOptions: {
      treeshake: { moduleSideEffects: (id) => !/\/src\/ui\/[^/]+\.tsx?$/.test(id) },
      // What is loaded together anyway is packed together: a tenth of a kilobyte less for each piece.
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'base', test: BASE },
            { name: 'selling', test: SELLING },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/sync', '/auth', '/orders', '/returns', '/fiscal', '/customers', '/q', '/reports'].map((path) => [
        path,
        gateway,
      ]),
    ),
  },
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    environment: 'node',
    server: { deps: { inline: [/dexie/] } },
  },
});
