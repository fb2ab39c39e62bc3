import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import ar from '../src/i18n/ar';
import en from '../src/i18n/en';
import type { Branch, Server } from './server';
import { demo } from './stack';
import { stored } from './store';
import { expect } from './test';
import { barcodeOf, WATER } from './till';

export type Language = 'en' | 'ar';

/** Called wherever something is to be seen, with a name for it. */
export type Look = (name: string) => Promise<void>;

const WORDS = { en, ar };

export const PAGES = [
  '/',
  '/orders',
  '/parked',
  '/returns',
  '/customers',
  '/shift',
  '/expenses',
  '/settings',
  '/sync',
];

/** A manager's way through every page and dialog of the till, in either language. */
export class Walk {
  readonly #page: Page;
  readonly #look: Look;
  readonly #words: Record<string, unknown>;

  constructor(page: Page, language: Language, look: Look) {
    this.#page = page;
    this.#look = look;
    this.#words = WORDS[language];
  }

  async pages(): Promise<void> {
    for (const path of PAGES) {
      await go(this.#page, path);
      await this.#look(path === '/' ? 'sell' : path.slice(1));
    }
  }

  async selling(): Promise<void> {
    const page = this.#page;
    await go(page, '/');
    await this.#goods();
    await fillCart(page);
    await this.#look('cart');
    await this.#dialogs({ F3: 'line', F4: 'customer-choice', F8: 'note', F7: 'park' });
    await this.#discount();
    await page.keyboard.press('F9');
    await this.#shown('payment');
    for (const key of ['F1', 'F4']) {
      await page.keyboard.press(key);
      await this.#look(`payment-${key === 'F1' ? 'cash' : 'credit'}`);
    }
    await page.keyboard.press('F1');
    await page.keyboard.press('Enter');
    await expect(page.locator('.last-sale')).toBeVisible();
    await this.#look('sold');
    await page.getByRole('button', { name: this.#say('receipt.show'), exact: true }).click();
    await this.#shown('receipt');
    await this.#closed();
    await this.#parking();
  }

  async office(): Promise<void> {
    const page = this.#page;
    await go(page, '/orders');
    await page.locator('.table-link').first().click();
    await expect(page.locator('.order-columns')).toBeVisible();
    await this.#look('order');
    await this.#click('orders.voidIt');
    await this.#shown('void');
    await this.#closed();
    await page.keyboard.press('F3');
    await expect(page.getByRole('button', { name: this.#say('returns.all') })).toBeVisible();
    await this.#look('return-form');
    await go(page, '/customers');
    await this.#click('customers.new');
    await this.#shown('customer-form');
    await this.#closed();
    await page.locator('.customer-list button').first().click();
    await this.#shown('customer');
    await this.#closed();
  }

  async money(): Promise<void> {
    const page = this.#page;
    await go(page, '/shift');
    await page.getByLabel(this.#say('shift.float')).fill('150');
    await page.keyboard.press('Enter');
    await expect(page.locator('.shift-actions')).toBeVisible();
    await this.#look('shift-open');
    await this.#dialogs({ F2: 'cash-in', F3: 'cash-out', F4: 'report', F8: 'shift-close' });
    await go(page, '/expenses');
    await this.#click('expenses.new');
    await this.#shown('expense');
    await this.#closed();
  }

  /** The tabs of the sync page, a conflict, the way out, and the way in. */
  async desk(): Promise<void> {
    const page = this.#page;
    await go(page, '/sync');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await this.#look(`sync-${(await tab.getAttribute('data-tab')) ?? ''}`);
    }
    const [conflict] = await stored<{ id: string }>(page, 'conflicts');
    await go(page, `/conflicts/${conflict?.id}`);
    await expect(page.getByRole('table')).toBeVisible();
    await this.#look('conflict');
    await go(page, '/settings');
    await this.#click('settings.resetIt');
    await this.#shown('reset');
    await this.#closed();
    await go(page, '/enrol');
    await this.#look('enrol-again');
  }

  /** Goods that have to be asked about: variants, and serial numbers that are missing. */
  async #goods(): Promise<void> {
    const page = this.#page;
    for (const [name, goods] of [
      ['variants', 'Nordkap T-Shirt'],
      ['serials', 'Voltra Charger'],
    ] as const) {
      await choose(page, goods);
      await this.#shown(name);
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await this.#look(`${name}-missing`);
      await this.#closed();
    }
  }

  /** Half the price, and the manager who is asked. */
  async #discount(): Promise<void> {
    const page = this.#page;
    await page.keyboard.press('F6');
    await this.#shown('discount');
    await page.keyboard.type('50');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(2);
    await this.#look('override-who');
    const person = demo().staff.find(({ role }) => role === 'manager');
    await page.getByRole('dialog').getByRole('button', { name: person?.name }).click();
    await expect(page.locator('dialog input[type=password]')).toBeVisible();
    await this.#look('override-pin');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await this.#closed();
  }

  async #parking(): Promise<void> {
    const page = this.#page;
    await fillCart(page);
    await this.#click('sell.clear');
    await this.#shown('clear');
    await this.#closed();
    await page.keyboard.press('F7');
    await page.getByRole('dialog').getByRole('textbox').fill('Ada');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('F7');
    await this.#shown('parked-choice');
    await this.#closed();
    await go(page, '/parked');
    await this.#click('parked.discard');
    await this.#shown('discard');
    await this.#closed();
  }

  async #dialogs(keys: Record<string, string>): Promise<void> {
    for (const [key, name] of Object.entries(keys)) {
      await this.#page.keyboard.press(key);
      await this.#shown(name);
      await this.#closed();
    }
  }

  async #click(key: string): Promise<void> {
    await this.#page
      .getByRole('main')
      .getByRole('button', { name: this.#say(key) })
      .first()
      .click();
  }

  async #shown(name: string): Promise<void> {
    await expect(this.#page.getByRole('dialog')).toHaveCount(1);
    await this.#look(name);
  }

  async #closed(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await expect(this.#page.getByRole('dialog')).toHaveCount(0);
  }

  #say(key: string): string {
    const text = this.#words[key];
    if (typeof text !== 'string') {
      throw new Error(`no words for ${key}`);
    }
    return text;
  }
}

/** In any language: by the person's name, which is the same in all. */
export async function signIn(page: Page): Promise<void> {
  const person = demo().staff.find((staff) => staff.role === 'manager');
  await page.getByRole('button', { name: person?.name }).click();
  await page.locator('input[type=password]').fill(person?.pin ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
}

/** Within the app: a reload would lock it. */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = `/till${to}`;
    document.querySelector('#app')?.append(link);
    link.click();
    link.remove();
  }, path);
  await expect(page.locator('.shell-page h1').first()).toBeAttached();
  await page.evaluate(() =>
    document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(drawn))),
  );
}

export async function fillCart(page: Page): Promise<void> {
  for (const goods of [WATER, 'Garden Hose 13 mm']) {
    await choose(page, goods);
    if (await page.getByRole('dialog').isVisible()) {
      await page.keyboard.type('2.5');
      await page.keyboard.press('Enter');
    }
  }
  await expect(page.locator('.cart-line')).toHaveCount(2);
}

async function choose(page: Page, goods: string): Promise<void> {
  await page.getByRole('combobox').fill(goods);
  await expect(page.getByRole('option').first()).toContainText(goods);
  await page.getByRole('option').first().click();
}

/** Another till of the branch sells without a serial number what wants one: the branch has a conflict to decide. */
export async function makeConflict(page: Page, server: Server, branch: Branch): Promise<void> {
  const neighbour = await server.newDevice(branch);
  const { id } = await barcodeOf(page, 'Voltra Charger');
  const items = [{ product_id: id, name: 'Voltra Charger 65 W', quantity: 1, unit_price: 3490 }];
  const payload = { payment_method: 'cash', total: 3490, subtotal: 3490, items };
  await server.push(neighbour, [{ type: 'orders.create', id: randomUUID(), seq: 1, payload }]);
  await expect.poll(async () => (await stored(page, 'conflicts')).length, { timeout: 30_000 }).toBe(1);
}
