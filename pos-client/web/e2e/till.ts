import { expect, type Locator, type Page } from '@playwright/test';
import type { Device } from './server';
import { demo } from './stack';
import { productOf, type StoredProduct, state, unsettled } from './store';

/** Sold by the piece, 0.79; three cost as much as two. */
export const WATER = 'Quellental Spring Water';

type Role = 'owner' | 'manager' | 'cashier';

/** The till as a cashier has it before them. */
export class TillPage {
  readonly page: Page;
  readonly origin: string;
  readonly search: Locator;
  readonly results: Locator;
  readonly cart: Locator;
  readonly done: Locator;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.origin = origin;
    this.search = page.getByRole('combobox', { name: 'Scan, or search by name or code' });
    this.results = page.getByRole('listbox', { name: 'Goods found' });
    this.cart = page.getByRole('region', { name: 'Cart' });
    this.done = page.getByText(/^Sale \S+ is stored$/);
  }

  open(path = '/'): Promise<unknown> {
    return this.page.goto(`${this.origin}/till${path}`);
  }

  /** Opens the enrolment link and waits until the catalogue is in. */
  async enrol(device: Device): Promise<void> {
    await this.open(`/#enrol=${device.key}&label=${device.name}`);
    await expect(this.page.getByRole('heading', { name: 'Who is at the till?' })).toBeVisible({
      timeout: 30_000,
    });
    expect(this.page.url()).not.toContain(device.key);
    await this.loaded();
  }

  /** The first load is over: catalogue and books have a cursor. */
  async loaded(): Promise<void> {
    const begun = async () => (await state(this.page, 'begun:books')) === true;
    await expect.poll(begun, { timeout: 60_000 }).toBe(true);
  }

  async logIn(role: Role = 'cashier'): Promise<void> {
    await this.enterPin(role);
    await expect(this.search).toBeVisible();
  }

  /** Signs in, on whatever page that is. */
  async enterPin(role: Role = 'cashier'): Promise<void> {
    const person = demo().staff.find((staff) => staff.role === role);
    await this.page.getByRole('button', { name: person?.name }).click();
    await this.page.getByLabel('PIN').fill(person?.pin ?? '');
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  }

  /** Enrolled, loaded, signed in, and the service worker has everything: ready for any weather. */
  async ready(device: Device, role: Role = 'cashier'): Promise<void> {
    await this.enrol(device);
    await this.installed();
    await this.logIn(role);
  }

  /** The service worker keeps the whole till, and this page is its. */
  async installed(): Promise<void> {
    const controlled = () => this.page.evaluate(() => navigator.serviceWorker.controller !== null);
    await expect.poll(controlled, { timeout: 30_000 }).toBe(true);
  }

  /** Types what is searched for and takes the first that is found. */
  async take(text: string): Promise<void> {
    await this.search.fill(text);
    await expect(this.results.getByRole('option').first()).toContainText(text);
    await this.search.press('Enter');
    await expect(this.search).toHaveValue('');
  }

  /** A wedge scanner: characters 5 ms apart, then Enter; in the page, because the debugger is slower than scanners. */
  async scan(code: string): Promise<void> {
    await this.page.evaluate(async (text) => {
      for (const key of [...text, 'Enter']) {
        const place = document.activeElement ?? document.body;
        const options = {
          key,
          code: key.length === 1 ? `Digit${key}` : key,
          bubbles: true,
          cancelable: true,
        };
        const goesOn = place.dispatchEvent(new KeyboardEvent('keydown', options));
        if (goesOn && key.length === 1 && place instanceof HTMLInputElement) {
          place.value += key;
          place.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
        await new Promise((next) => setTimeout(next, 5));
      }
    }, code);
  }

  async openPayment(): Promise<void> {
    await expect(this.cart.getByRole('list', { name: 'Lines of the sale' })).toBeVisible();
    await this.page.keyboard.press('F9');
    await expect(this.page.getByRole('dialog', { name: 'Payment' })).toBeVisible();
  }

  /** Pays what is due in cash, and answers the number of the sale. */
  async payCash(): Promise<string> {
    await this.openPayment();
    await this.page.getByRole('button', { name: /^Cash/ }).click();
    await this.page.getByRole('button', { name: 'Finish sale' }).click();
    return this.reference();
  }

  /** The number of the sale that was just made. */
  async reference(): Promise<string> {
    await expect(this.done).toBeVisible();
    return ((await this.done.textContent()) ?? '').split(' ')[1] ?? '';
  }

  async sell(text = WATER): Promise<string> {
    await this.take(text);
    return this.payCash();
  }

  /** What the page says of the sync, in words. */
  get sync(): Locator {
    return this.page.getByRole('link', { name: /^(Sync|Offline)\b/ });
  }

  /** Everything of this till has its receipt. */
  async settled(timeout = 30_000): Promise<void> {
    await expect.poll(() => unsettled(this.page), { timeout }).toBe(0);
  }
}

/** The code on a product's label; waits until the product is in the store. */
export async function barcodeOf(page: Page, name: string): Promise<StoredProduct> {
  return productOf(page, ['name', name]);
}

/** Sales made in the page itself, by scanner and buttons and as fast as it lets; answers their numbers. */
export async function sellMany(page: Page, count: number): Promise<string[]> {
  const { barcode } = await barcodeOf(page, WATER);
  return page.evaluate(sellInPage, [count, barcode] as const);
}

async function sellInPage([count, code]: readonly [number, string]): Promise<string[]> {
  const until = async <T>(find: () => T | null | undefined | false, what: string): Promise<T> => {
    for (const begun = performance.now(); performance.now() - begun < 20_000; ) {
      const found = find();
      if (found) {
        return found;
      }
      await new Promise((next) => setTimeout(next, 0));
    }
    throw new Error(`${what} did not come`);
  };
  const press = (key: string) =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key, code: `Digit${key}`, bubbles: true, cancelable: true }),
    );
  const button = (label: string) =>
    [...document.querySelectorAll<HTMLButtonElement>('dialog button')].find(
      (each) => each.textContent?.includes(label) && !each.disabled,
    );
  const says = () => document.querySelector('.last-sale')?.textContent?.match(/Sale (\S+) is stored/)?.[1];
  const references: string[] = [];
  for (let sale = 0; sale < count; sale += 1) {
    for (const key of [...code, 'Enter']) {
      press(key);
    }
    await until(() => document.querySelector('.cart-line'), 'the line');
    press('F9');
    (await until(() => button('Cash'), 'the payment')).click();
    (await until(() => button('Finish sale'), 'the way to finish')).click();
    references.push(await until(says, 'the end of the sale'));
    await until(() => !document.querySelector('dialog[open]'), 'the end of the payment');
  }
  return references;
}
