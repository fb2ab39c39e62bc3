import { defineConfig } from '@playwright/test';
import { findChromium } from '../scripts/chromium.mjs';

const executablePath = findChromium();

/** Measures the till in a real browser against the real stack: `npm run bench`. Nothing else should run meanwhile. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../target/bench',
  globalSetup: '../e2e/stack.ts',
  workers: 1,
  timeout: 1_800_000,
  reporter: [['line']],
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] },
  },
});
