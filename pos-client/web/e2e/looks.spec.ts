import { join } from 'node:path';
import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { demo } from './stack';
import { expect, test } from './test';
import type { TillPage } from './till';
import { WATER } from './till';

const PICTURES = join(import.meta.dirname, '../target/e2e');
const PAGES = [
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

for (const language of ['en', 'ar'] as const) {
  for (const colors of ['light', 'dark'] as const) {
    test(`no page has an axe violation: ${language}, ${colors}`, async ({ till, device, page, context }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme: colors });
      await till.ready(device);
      await till.sell();
      await context.addInitScript((chosen) => localStorage.setItem('tillstream.language', chosen), language);
      await till.open();
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
      const found = [...(await violations(page, 'lock'))];
      await signIn(page);
      for (const path of PAGES) {
        await go(page, path);
        found.push(...(await violations(page, path)));
        const name = path === '/' ? 'sell' : path.slice(1);
        await page.screenshot({ path: join(PICTURES, `${language}-${colors}-${name}.png`) });
      }
      await go(page, '/');
      await fillCart(till);
      found.push(...(await violations(page, 'a cart')));
      await page.screenshot({ path: join(PICTURES, `${language}-${colors}-cart.png`) });
      await page.keyboard.press('F9');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('F1');
      found.push(...(await violations(page, 'payment')));
      await page.screenshot({ path: join(PICTURES, `${language}-${colors}-pay.png`) });
      expect(found).toEqual([]);
    });
  }
}

test('Arabic runs from right to left: the way to pay is at the left, amounts stay readable (issue 4)', async ({
  till,
  device,
  page,
  context,
}) => {
  await context.addInitScript(() => localStorage.setItem('tillstream.language', 'ar'));
  await till.open(`/#enrol=${device.key}&label=${device.name}`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await till.loaded();
  await signIn(page);
  await fillCart(till);
  const rail = await page.getByRole('navigation').boundingBox();
  const field = await page.getByRole('combobox').boundingBox();
  expect(rail?.x).toBeGreaterThan(field?.x ?? Number.POSITIVE_INFINITY);
  await page.keyboard.press('F9');
  await page.keyboard.press('F1');
  await page.keyboard.press('Enter');
  await expect(page.locator('.last-sale')).toContainText(device.name);
  await page.screenshot({ path: join(PICTURES, 'ar-sold.png') });
});

for (const [name, width, height] of [
  ['small-screen', 1024, 600],
  ['phone', 390, 844],
] as const) {
  test(`nothing is cut off on a ${name} (${width}×${height})`, async ({ till, device, page }) => {
    await page.setViewportSize({ width, height });
    await till.ready(device);
    for (const path of PAGES) {
      await go(page, path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect({ path, over }).toEqual({ path, over: 0 });
      await page.screenshot({ path: join(PICTURES, `${name}-${path === '/' ? 'sell' : path.slice(1)}.png`) });
    }
  });
}

/** In any language: by the person's name, which is the same in all. */
async function signIn(page: Page): Promise<void> {
  const person = demo().staff.find((staff) => staff.role === 'manager');
  await page.getByRole('button', { name: person?.name }).click();
  await page.locator('input[type=password]').fill(person?.pin ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
}

/** Within the app: a reload would lock it. */
async function go(page: Page, path: string): Promise<void> {
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

async function fillCart({ page }: TillPage): Promise<void> {
  for (const goods of [WATER, 'Garden Hose 13 mm']) {
    await page.getByRole('combobox').fill(goods);
    await expect(page.getByRole('option').first()).toContainText(goods);
    await page.getByRole('option').first().click();
    if (await page.getByRole('dialog').isVisible()) {
      await page.keyboard.type('2.5');
      await page.keyboard.press('Enter');
    }
  }
  await expect(page.locator('.cart-line')).toHaveCount(2);
}

async function violations(page: Page, where: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const result = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: typeof axe };
    return run.run(document, { resultTypes: ['violations'] });
  });
  return result.violations.map(
    ({ id, nodes }) =>
      `${where}: ${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join('; ')}`,
  );
}
