import { defineConfig, type Plugin } from 'vite';

const gateway = process.env.TILLSTREAM_GATEWAY ?? 'http://localhost:8080';

/** Every address below /office/ is a page of the office, as at the gateway. */
const deepLinks: Plugin = {
  name: 'office-deep-links',
  configureServer(server) {
    server.middlewares.use((request, _, next) => {
      if (/^\/office(\/[^.]*)?(\?.*)?$/.test(request.url ?? '')) {
        request.url = '/office/index.html';
      }
      next();
    });
  },
};

/** The back office: its own entry and bundle below /office/, from the same sources as the till. */
export default defineConfig({
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [deepLinks],
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    assetsDir: 'office/assets',
    assetsInlineLimit: 0,
    target: 'es2022',
    sourcemap: true,
    modulePreload: { polyfill: false },
    rollupOptions: { input: 'office/index.html' },
  },
  server: {
    proxy: {
      '^/(?!office|src|node_modules|@|office/)[a-z_.-]+': { target: gateway },
    },
  },
});
