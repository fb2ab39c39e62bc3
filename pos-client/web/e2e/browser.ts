import { type ChildProcess, spawn } from 'node:child_process';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { findChromium } from '../scripts/chromium.mjs';

const START_LIMIT_MS = 30_000;

/** A browser with a profile folder, in a process group of its own that can be killed like by a power cut. */
export class OwnBrowser {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly #process: ChildProcess;

  private constructor(browser: Browser, context: BrowserContext, process: ChildProcess) {
    this.browser = browser;
    this.context = context;
    this.#process = process;
  }

  static async start(profile: string): Promise<OwnBrowser> {
    const child = spawn(
      findChromium() ?? 'chromium',
      [
        '--headless=new',
        '--no-sandbox',
        '--no-first-run',
        '--disable-gpu',
        '--disable-background-networking',
        // Pages of the browser's own that it draws behind its address bar while it starts: an installed till has none.
        '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
        '--remote-debugging-port=0',
        '--window-size=1280,800',
        '--lang=en-GB',
        `--user-data-dir=${profile}`,
        'about:blank',
      ],
      { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const browser = await chromium.connectOverCDP(await address(child));
    const [context] = browser.contexts();
    if (!context) {
      throw new Error('the browser has no profile');
    }
    return new OwnBrowser(browser, context, child);
  }

  /** At once, without a word to anything in it. */
  async kill(): Promise<void> {
    const gone = new Promise((ended) => this.#process.once('exit', ended));
    if (this.#process.exitCode === null && this.#process.pid) {
      process.kill(-this.#process.pid, 'SIGKILL');
      await gone;
    }
    await this.browser.close().catch(() => {});
  }

  /** As a person closes it. */
  async end(): Promise<void> {
    const gone = new Promise((ended) => this.#process.once('exit', ended));
    const session = await this.browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => {});
    if (this.#process.exitCode === null) {
      await gone;
    }
    await this.browser.close().catch(() => {});
  }
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    const timer = setTimeout(() => failed(new Error(`the browser did not start:\n${said}`)), START_LIMIT_MS);
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const match = /DevTools listening on (ws:\S+)/.exec(said);
      if (match?.[1]) {
        clearTimeout(timer);
        found(match[1]);
      }
    });
    child.once('exit', (code) => failed(new Error(`the browser ended with ${code}:\n${said}`)));
  });
}
