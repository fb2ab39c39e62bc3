// Finds the browser of the tests and benchmarks: `CHROMIUM`, Debian's, Chrome, or the one that Playwright installed.
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const candidates = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  chromium.executablePath(),
];

/** @returns {string | undefined} its path */
export function findChromium() {
  return candidates.find((path) => path && existsSync(path));
}
