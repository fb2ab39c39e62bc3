// Runs the browser tests against the real stack, or says why not: browser-tests.mjs [JUNIT_REPORT]
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.mjs';

const [report] = process.argv.slice(2);
const browser = findChromium();
if (!browser) {
  console.log('browser tests are skipped: no Chromium was found');
  process.exit(0);
}
const { status } = spawnSync('npx', ['playwright', 'test', '--config', 'e2e/playwright.config.ts'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, CHROMIUM: browser, ...(report ? { BROWSER_TEST_REPORT: report } : {}) },
});
process.exit(status ?? 1);
