import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What the launcher says of the demo organization that it made (`demo.json`). */
export interface Demo {
  gateway_url: string;
  organization_id: string;
  branches: { id: string; code: string; name: string }[];
  devices: { id: string; branch_id: string; name: string; key: string }[];
  staff: { id: string; name: string; role: string; pin: string; email: string; password: string }[];
}

const root = resolve(import.meta.dirname, '../../..');
const START_LIMIT_MS = 240_000;
const QUICK_START = '-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m';

/** Starts everything in a folder and on ports of its own, and stops it after the last test. */
export default async function startStack(): Promise<() => Promise<void>> {
  if (process.env.TILLSTREAM_DEMO) {
    return async () => {};
  }
  const home = mkdtempSync(join(tmpdir(), 'tillstream-e2e-'));
  const port = String(await freePort());
  const launcher = spawn(join(root, 'tillstream'), ['up', '--no-build', '--port', port], {
    env: { ...process.env, TILLSTREAM_HOME: home, JAVA_TOOL_OPTIONS: QUICK_START },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilReady(launcher);
  process.env.TILLSTREAM_DEMO = join(home, 'demo.json');
  process.env.TILLSTREAM_E2E_HOME = home;
  return async () => {
    await stop(launcher);
    rmSync(home, { recursive: true, force: true });
  };
}

/** The demo organization of the stack that the tests run against. */
export function demo(): Demo {
  const file = process.env.TILLSTREAM_DEMO;
  if (!file || !existsSync(file)) {
    throw new Error(`there is no demo organization: ${file ?? 'TILLSTREAM_DEMO is not set'}`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Demo;
}

function untilReady(launcher: ChildProcess): Promise<void> {
  return new Promise((ready, failed) => {
    let output = '';
    const timer = setTimeout(
      () => failed(new Error(`the stack is not up in time:\n${output}`)),
      START_LIMIT_MS,
    );
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Tillstream is up.')) {
        clearTimeout(timer);
        ready();
      }
    };
    launcher.stdout?.on('data', read);
    launcher.stderr?.on('data', read);
    launcher.once('exit', (code) => {
      clearTimeout(timer);
      failed(new Error(`the launcher ended with code ${code}:\n${output}`));
    });
  });
}

async function stop(launcher: ChildProcess): Promise<void> {
  const ended = new Promise((resolveEnd) => launcher.once('exit', resolveEnd));
  launcher.kill('SIGTERM');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? found(address.port) : failed(new Error('no port')),
      );
    });
  });
}
