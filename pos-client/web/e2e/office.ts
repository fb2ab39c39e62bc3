import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { demo } from './stack';
import { expect } from './test';

export type Role = 'owner' | 'manager' | 'cashier' | 'auditor';

/** The demo's organization, as people type it. */
const ORGANIZATION = 'DEMO';

/** How long the stream may take on a machine that is busy; what it took is printed. */
const LIVE_LIMIT_MS = 20_000;

/** Every page of the office that has code: the folders that `src/office/pages.ts` finds; the log-in is none of them. */
export const OFFICE_PAGES: readonly string[] = readdirSync(join(import.meta.dirname, '../src/office/pages'), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory() && entry.name !== 'welcome')
  .map(({ name }) => name);

export interface ShownKey {
  key: string;
  link: string;
}

/** The back office as a manager has it before them, in English. */
export class OfficePage {
  readonly page: Page;
  readonly origin: string;
  readonly main: Locator;
  readonly navigation: Locator;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.origin = origin;
    this.main = page.locator('#main');
    this.navigation = page.locator('.sidenav');
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(`${this.origin}/office${path}`);
  }

  /** By ids and types, which are the same in all languages. */
  async logIn(role: Role, password?: string): Promise<void> {
    const person = demo().staff.find((staff) => staff.role === role);
    const form = this.page.locator('form').filter({ has: this.page.locator('input[type=password]') });
    await form.locator('input[autocomplete=organization]').fill(ORGANIZATION);
    await form.locator('input[type=email]').fill(person?.email ?? '');
    await form.locator('input[type=password]').fill(password ?? person?.password ?? '');
    await this.page.keyboard.press('Enter');
    if (password === undefined) {
      await expect(this.navigation).toBeVisible({ timeout: 30_000 });
    }
  }

  /** The stream runs: what changes is shown by itself. */
  async live(): Promise<void> {
    await expect(this.page.locator('.live-on')).toBeVisible({ timeout: 30_000 });
  }

  async chooseBranch(id: string): Promise<void> {
    await this.page.locator('.branch-switch select').selectOption(id);
    await expect(this.page.locator('.branch-switch select')).toHaveValue(id);
    await expect(this.page.locator('.branch-switch select')).toBeEnabled();
  }

  /** To another page without loading anew; waits until it stands. */
  async go(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      const link = document.createElement('a');
      link.href = `/office${to}`;
      document.querySelector('.office-shell')?.append(link);
      link.click();
      link.remove();
    }, path);
    await expect(this.page).toHaveURL(new RegExp(`/office${path.replaceAll('?', '\\?')}`));
    await this.standing();
  }

  /** The heading is there, and nothing is being loaded. */
  async standing(): Promise<void> {
    await expect(this.main.locator('h1').first()).toBeVisible();
    await expect(this.main.locator('.spinner')).toHaveCount(0);
  }

  button(name: string | RegExp): Locator {
    return this.main.getByRole('button', { name });
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** What a toast says. */
  async told(text: string): Promise<void> {
    await expect(this.page.getByText(text).first()).toBeVisible({ timeout: 30_000 });
  }

  /** Chooses the file, looks at the dry run, and only then sends it. */
  async importProducts(csv: string, dryRun: (preview: Locator) => Promise<void>): Promise<void> {
    await this.go('/products');
    await this.button('Import CSV').click();
    const buffer = Buffer.from(csv);
    await this.main
      .locator('input[type=file]')
      .setInputFiles({ name: 'spring.csv', mimeType: 'text/csv', buffer });
    await this.button('Preview').click();
    await expect(this.main.getByText('This is a preview. Nothing has been sent.')).toBeVisible();
    await dryRun(this.main);
    await this.button(/^Import \d+ products?$/).click();
  }

  /** Enrols a till and answers what is shown once; `look` sees it while it is shown. */
  async enrol(name: string, branchId: string, look: () => Promise<void>): Promise<ShownKey> {
    await this.go('/devices');
    await this.button('Enrol a till').first().click();
    const dialog = this.dialog('Enrol a till');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Branch').selectOption(branchId);
    await dialog.getByRole('button', { name: 'Enrol', exact: true }).click();
    const shown = this.dialog(`Key of ${name}`);
    await expect(shown.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
    const key = await shown.getByLabel('Key', { exact: true }).inputValue();
    const link = await shown.getByLabel('Link', { exact: true }).inputValue();
    await look();
    await shown.getByRole('button', { name: 'I have it' }).click();
    await expect(shown).toHaveCount(0);
    return { key, link };
  }

  /** Waits for something that has to come by itself, and prints how long it took. */
  async comesBySelf(what: string, shown: Locator, since: number): Promise<void> {
    await expect(shown).toBeVisible({ timeout: LIVE_LIMIT_MS });
    console.log(`${what}: ${Date.now() - since} ms`);
  }
}
