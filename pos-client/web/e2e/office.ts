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

/** Who signs in; without an organization at the demo's. */
export interface Account {
  email: string;
  password: string;
  organization?: string;
}

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

  async logIn(role: Role, password?: string): Promise<void> {
    const person = demo().staff.find((staff) => staff.role === role);
    await this.signIn({ email: person?.email ?? '', password: password ?? person?.password ?? '' });
    if (password === undefined) {
      await expect(this.navigation).toBeVisible({ timeout: 30_000 });
    }
  }

  /** By ids and types, which are the same in all languages. Whose session ended is known, and types the password alone. */
  async signIn({ email, password, organization = ORGANIZATION }: Account): Promise<void> {
    const form = this.page.locator('form').filter({ has: this.page.locator('input[type=password]') });
    const code = form.locator('input[autocomplete=organization]');
    if (await code.isEditable()) {
      await code.fill(organization);
      await form.locator('input[type=email]').fill(email);
    }
    await form.locator('input[type=password]').fill(password);
    await this.page.keyboard.press('Enter');
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

  /** Finds a record by typing its name, and takes it. */
  async choose(label: string | RegExp, name: string): Promise<void> {
    await this.main.getByRole('combobox', { name: label }).fill(name);
    await this.main.getByRole('listbox').getByRole('option', { name }).first().click();
  }

  /** Presses what asks for a reason, gives one, and confirms. */
  async because(deed: string, reason: string): Promise<void> {
    await this.button(deed).click();
    await this.say(reason, deed);
  }

  /** Answers why; `confirm` is the deed on the button. */
  async say(reason: string, confirm: string | RegExp): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: confirm, exact: true }).click();
    await expect(dialog.getByLabel('Reason')).toHaveCount(0);
  }

  /** A picture for people to look at. */
  async look(name: string): Promise<void> {
    if (process.env.TILLSTREAM_PICTURES) {
      await this.page.screenshot({ path: join(process.env.TILLSTREAM_PICTURES, `${name}.png`) });
    }
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
