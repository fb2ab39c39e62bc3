import { runnerImport } from 'vite';

/** Runs a bench that needs no browser: `node bench/node.mjs catalog`. */
await runnerImport(new URL(`./${process.argv[2]}.node.ts`, import.meta.url).pathname, {
  configFile: false,
  logLevel: 'error',
});
