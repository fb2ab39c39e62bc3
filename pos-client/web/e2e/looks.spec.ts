import { join } from 'node:path';
import { violations } from './axe';
import { expect, test } from './test';
import { fillCart, go, makeConflict, PAGES, signIn, Walk } from './walk';

/** What alone can be otherwise in other colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

const PICTURES = join(import.meta.dirname, '../target/e2e');
for (const language of ['en', 'ar'] as const) {
  test(`no page and no dialog has an axe violation, light or dark: ${language}`, async ({
    till,
    device,
    branch,
    server,
    page,
    context,
  }) => {
    test.setTimeout(240_000);
    await context.addInitScript((chosen) => localStorage.setItem('tillstream.language', chosen), language);
    const found: string[] = [];
    const look = async (name: string) => {
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const rules = colorScheme === 'dark' ? COLOURS : undefined;
        found.push(...(await violations(page, `${name}, ${colorScheme}`, rules)));
        await page.screenshot({ path: join(PICTURES, `${language}-${colorScheme}-${name}.png`) });
      }
    };
    await till.open();
    await expect(page.locator('.enrol-card')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    await look('enrol');
    await till.open(`/#enrol=${device.key}&label=${device.name}`);
    await till.loaded();
    await look('lock');
    await signIn(page);
    await makeConflict(page, server, branch);

    const walk = new Walk(page, language, look);
    await walk.selling();
    await walk.pages();
    await walk.office();
    await walk.money();
    await walk.desk();
    expect(found).toEqual([]);
  });
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
  await fillCart(page);
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
