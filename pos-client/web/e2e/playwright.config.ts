import { defineConfig } from '@playwright/test';
import { findChromium } from '../scripts/chromium.mjs';

const report = process.env.BROWSER_TEST_REPORT;
const executablePath = findChromium();

/** Against the real stack, which `stack.ts` starts; `TILLSTREAM_HOME` and a running `./tillstream up` are used if given. */
export default defineConfig({
  testDir: '.',
  outputDir: '../target/e2e',
  globalSetup: './stack.ts',
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: report ? [['list'], ['junit', { outputFile: report }]] : [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
