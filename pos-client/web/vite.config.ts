import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

/** Where the gateway answers while developing: `TILLSTREAM_GATEWAY=http://localhost:8080 npm run dev`. */
const gateway = process.env.TILLSTREAM_GATEWAY ?? 'http://localhost:8080';

export default defineConfig({
  base: '/till/',
  // The package's own entry is its build for browsers of ten years ago, in one piece: a third larger and slower.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest}'] },
    }),
  ],
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(
      ['/sync', '/auth', '/orders', '/returns', '/fiscal', '/customers', '/q', '/reports'].map((path) => [
        path,
        gateway,
      ]),
    ),
  },
  test: { include: ['src/**/*.test.ts', 'tests/**/*.test.ts'], environment: 'node' },
});
