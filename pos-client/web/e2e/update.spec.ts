import { expect, test } from './test';
import { WATER } from './till';

test('a new version comes in the middle of a sale: the cart stays, the prompt waits (S3-15)', async ({
  till,
  device,
  line,
}) => {
  const { page } = till;
  await till.ready(device);
  await page.reload();
  await till.logIn();
  await till.take(WATER);
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));

  line.rewrite = (path, body) => (path.endsWith('/sw.js') ? `${body}\n// another version\n` : body);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const bar = page.getByRole('status').filter({ hasText: 'A new version is ready' });
  await expect(bar).toBeVisible({ timeout: 30_000 });
  await expect(bar).toContainText('Finish or park the sale first');
  await expect(bar.getByRole('button', { name: 'Update now' })).toBeDisabled();
  await expect(till.cart).toContainText(WATER);
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);

  await till.payCash();
  await expect(bar.getByRole('button', { name: 'Update now' })).toBeEnabled();
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
  await bar.getByRole('button', { name: 'Update now' }).click();
  await expect(page.getByRole('heading', { name: 'Who is at the till?' })).toBeVisible({ timeout: 30_000 });
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(false);
  await till.logIn();
  await expect(bar).toBeHidden();
  await till.settled();
});
