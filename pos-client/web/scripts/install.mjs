// Installs the packages of package-lock.json, unless they are there: `npm ci` throws everything away first.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';

const wanted = 'package-lock.json';
const installed = 'node_modules/.tillstream-lock.json';

const same = existsSync(installed) && readFileSync(installed).equals(readFileSync(wanted));
if (!same) {
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
  copyFileSync(wanted, installed);
}
