import { outbox } from './store';
import { expect, test } from './test';
import { WATER } from './till';

test('from the link to a sale that the server knows (S0-29, S0-30, B-17)', async ({
  till,
  device,
  branch,
  server,
}) => {
  await till.enrol(device);
  await till.logIn();
  await till.take(WATER);
  await expect(till.cart).toContainText('Quellental Spring Water 1 l');
  const reference = await till.payCash();

  expect(reference).toMatch(new RegExp(`^${device.name}-\\d{8}-001$`));
  await till.page.getByRole('button', { name: 'Receipt' }).click();
  const receipt = till.page.getByRole('dialog', { name: 'Receipt' });
  await expect(receipt).toContainText('Quellental Spring Water 1 l');
  await expect(receipt).toContainText(reference);
  await till.page.keyboard.press('Escape');

  await till.settled();
  const [order] = await server.orders(device);
  expect(order).toMatchObject({ offline_reference: reference, total: 79, status: 'completed' });
  expect(order?.transaction_code).toMatch(new RegExp(`^TRX-DEMO-${branch.code}-\\d{6}-[0-9A-Z]{4,}$`));
  await expect(till.sync).toHaveAccessibleName(/Everything is sent/);
});

test('the number of the server is shown with the sale (S1-24)', async ({ till, device, server }) => {
  await till.ready(device);
  const reference = await till.sell();
  await till.settled();
  const [order] = await server.orders(device);

  await till.page.getByRole('link', { name: 'Sales', exact: true }).click();
  await till.page.getByText(reference).first().click();
  await expect(till.page.getByText(order?.transaction_code ?? 'a code')).toBeVisible();
});

test('metres, a variant, a price list and a promotion cost the same here and there (B-4, B-5, S1-33, S1-48)', async ({
  till,
  server,
}) => {
  const [harbour] = server.demo.branches;
  const device = await server.newDevice(harbour ?? { id: '' });
  await till.ready(device);
  const { page } = till;
  const goods = (name: RegExp | string) => page.getByRole('dialog', { name });

  await till.search.fill(`3*${WATER}`);
  await till.search.press('Enter');
  await till.search.fill('2.5*Garden Hose');
  await till.search.press('Enter');
  await expect(till.cart).toContainText('Garden Hose');
  await till.search.fill('Nordkap T-Shirt');
  await expect(till.results.getByRole('option').first()).toContainText('Nordkap T-Shirt');
  await till.search.press('Enter');
  const shirt = goods('Nordkap T-Shirt');
  await shirt.getByRole('radio', { name: 'Sea' }).check();
  await shirt.getByRole('radio', { name: 'M', exact: true }).check();
  await shirt.getByRole('button', { name: /^Add/ }).click();
  await expect(till.cart).toContainText('Sea / M');
  const reference = await till.payCash();

  await till.settled();
  const [order] = await server.orders(device);
  expect(order?.offline_reference).toBe(reference);
  const { conflicts } = await server.get<{ conflicts: { id: string }[] }>(
    device,
    '/sync/conflicts?limit=100',
  );
  expect(conflicts.filter(({ id }) => id === order?.id)).toEqual([]);
  expect(order?.total).toBe(2 * 79 + 623 + 1_790);
});

test('a scanned code is in the cart without a key being pressed (B-14)', async ({ till, device }) => {
  await till.ready(device);
  await till.search.fill('Garden Hose');
  const code =
    ((await till.results.getByRole('option').first().textContent()) ?? '').match(/\d{13}/)?.[0] ?? '';
  await till.search.fill('');
  await till.search.fill(WATER);
  const water =
    ((await till.results.getByRole('option').first().textContent()) ?? '').match(/\d{13}/)?.[0] ?? '';
  await till.search.fill('');
  expect(code).toHaveLength(13);

  await till.scan(water);
  await till.scan(water);
  await expect(till.cart.getByRole('listitem').first()).toContainText('2');
  await expect(till.cart).toContainText(WATER);
});

test('split payment with change (B-6)', async ({ till, device, server }) => {
  await till.ready(device);
  const { page } = till;
  await till.take(WATER);
  await till.openPayment();
  await page.getByRole('button', { name: /^Card/ }).click();
  await page.getByLabel('Amount').fill('0.29');
  await page.getByRole('button', { name: 'Add payment' }).click();
  await page.getByRole('button', { name: /^Cash/ }).click();
  await page.getByLabel('Amount').fill('1');
  await expect(page.getByRole('dialog', { name: 'Payment' })).toContainText('0.50');
  await page.getByRole('button', { name: 'Finish sale' }).click();
  await till.reference();

  await till.settled();
  const [order] = await server.orders(device);
  expect(order).toMatchObject({ total: 79, payment_method: 'mixed' });
  expect((await outbox(page))[0]).toMatchObject({
    payload: {
      payments: [
        { payment_method: 'card', amount: 29 },
        { payment_method: 'cash', amount: 50, tendered: 100, change_given: 50 },
      ],
    },
  });
});

test('only the keyboard: search, pay, print, next customer', async ({ till, device }) => {
  await till.ready(device);
  const { page } = till;
  await expect(till.search).toBeFocused();
  await page.keyboard.type('quellental spring', { delay: 100 });
  await expect(till.results.getByRole('option').first()).toContainText(WATER);
  await page.keyboard.press('Enter');
  await expect(till.cart).toContainText(WATER);
  await page.keyboard.press('+');
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog', { name: 'Payment' })).toBeVisible();
  await page.keyboard.press('F1');
  await page.keyboard.press('Enter');
  await till.reference();
  await expect(till.search).toBeFocused();
});

test('a refused promise to keep the store is shown (R-9)', async ({ till, device }) => {
  await till.ready(device);
  expect(await till.page.evaluate(() => navigator.storage.persisted())).toBe(false);
  await till.sync.click();
  await expect(
    till.page.getByText(/did not promise|not persistent|may (?:delete|remove|clear)/i).first(),
  ).toBeVisible();
});
