import { randomUUID } from 'node:crypto';
import { demo } from './stack';
import { productOf, stored } from './store';
import { expect, test } from './test';
import { barcodeOf, WATER } from './till';

const CHARGER = 'Voltra Charger 65 W';
const DROPS = 'Salvia Eye Drops';

test('weighed, boxed, measured, from a batch, with serial numbers and a note: sold, known to the server (S1-26, S1-35, S1-36, S1-46..S1-49)', async ({
  till,
  device,
  server,
}) => {
  await till.ready(device);
  const { page } = till;
  const dialog = (name: string) => page.getByRole('dialog', { name });
  const cheese = await productOf(page, ['sell_by_weight', 'true']);
  const water = await barcodeOf(page, WATER);

  await till.take(cheese.name);
  const scale = dialog(cheese.name);
  await scale.getByRole('button', { name: /^Add/ }).click();
  await expect(scale).toContainText('How much?');
  await scale.getByLabel('Quantity').fill('1.255');
  await page.keyboard.press('Enter');
  await expect(till.cart).toContainText('1.255 kg');

  await till.scan(water.box_barcode ?? '');
  await expect(till.cart).toContainText('1 Box');

  await till.take('Garden Hose 13 mm');
  await dialog('Garden Hose 13 mm').getByLabel('Quantity').fill('3.5');
  await page.keyboard.press('Enter');
  await expect(till.cart).toContainText('3.5 m');

  await till.take(DROPS);
  await page.keyboard.press('F3');
  await dialog(DROPS).getByLabel('Batch').fill('B-2026-11');
  await page.keyboard.press('Enter');

  await till.take(CHARGER);
  const charger = dialog(CHARGER);
  await charger.getByLabel('Quantity').fill('2');
  await charger.getByLabel('Serial numbers').fill('VC-1\n');
  await charger.getByRole('button', { name: /^Add/ }).click();
  await expect(charger).toContainText('2 serial numbers are needed');
  const serials = [randomUUID(), randomUUID()];
  await charger.getByLabel('Serial numbers').fill(serials.join('\n'));
  await charger.getByRole('button', { name: /^Add/ }).click();
  await expect(till.cart).toContainText(CHARGER);

  await page.keyboard.press('F8');
  await dialog('Note').getByRole('textbox', { name: 'Note' }).fill('Deliver after six');
  await dialog('Note').getByRole('button', { name: 'Save' }).click();
  await expect(till.cart).toContainText('Deliver after six');
  await till.payCash();
  await page.getByRole('button', { name: 'Receipt' }).click();
  await expect(dialog('Receipt')).toContainText('Note: Deliver after six');
  await expect(dialog('Receipt')).toContainText(serials[1] ?? '');
  await page.keyboard.press('Escape');

  await till.settled();
  const [order] = await server.orders(device);
  expect(order?.notes).toBe('Deliver after six');
  expect(order?.items).toMatchObject([
    { selling_unit_type: 'weight', quantity: 1.255, weight_sold: 1.255, weight_unit: 'kg' },
    { selling_unit_type: 'box', quantity: 1, boxes_sold: 1, units_per_box: 12, total_price: 849 },
    { selling_unit_type: 'meter', quantity: 3.5, meters_sold: 3.5, total_price: 872 },
    { selling_unit_type: 'piece', batch_number: 'B-2026-11' },
    { selling_unit_type: 'piece', quantity: 2, serial_numbers: serials },
  ]);
  const { conflicts } = await server.get<{ conflicts: { id: string }[] }>(
    device,
    '/sync/conflicts?limit=100',
  );
  expect(conflicts.filter(({ id }) => id === order?.id)).toEqual([]);
  await expect.poll(() => server.stock(device, water.id), { timeout: 30_000 }).toBe(-12);
  await expect.poll(() => server.stock(device, cheese.id), { timeout: 30_000 }).toBe(-1.255);
});

test('what is not there is sold only with a manager, also offline, and the server knows who (S1-95, B-9, B-13)', async ({
  till,
  device,
  branch,
  server,
  line,
}) => {
  const { page } = till;
  const neighbour = await server.newDevice(branch);
  await till.ready(device);
  const { id } = await barcodeOf(page, WATER);
  await server.push(neighbour, [
    {
      type: 'pos_settings.upsert',
      id: randomUUID(),
      seq: 1,
      payload: { for_branch_id: branch.id, allow_negative_stock: false },
    },
    {
      type: 'stock_movements.adjust',
      id: randomUUID(),
      seq: 2,
      payload: { product_id: id, change: 2, reason: 'found' },
    },
  ]);
  await till.search.fill(WATER);
  await expect(till.results.getByRole('option').first()).toContainText('2 in stock', { timeout: 30_000 });
  const isHeld = async () =>
    (await stored(page, 'pos_settings')).some(({ for_branch_id }) => for_branch_id === branch.id);
  await expect.poll(isHeld, { timeout: 30_000 }).toBe(true);

  await line.cut();
  await till.search.fill(`3*${WATER}`);
  await till.search.press('Enter');
  await expect(till.cart).toContainText('2 in stock');
  await till.openPayment();
  await page.getByRole('button', { name: /^Cash/ }).click();
  await page.getByRole('button', { name: 'Finish sale' }).click();
  const approval = page.getByRole('dialog', { name: 'A manager has to allow this' });
  await expect(approval).toContainText('3 sold, 2 in stock');
  await page.keyboard.press('Escape');
  await expect(approval).toBeHidden();
  expect(await stored(page, 'orders')).toEqual([]);

  await page.getByRole('button', { name: 'Finish sale' }).click();
  const manager = demo().staff.find(({ role }) => role === 'manager');
  await approval.getByRole('button', { name: manager?.name }).click();
  await approval.getByLabel('PIN').fill(manager?.pin ?? '');
  await page.keyboard.press('Enter');
  await till.reference();

  await line.mend();
  await till.settled(60_000);
  const [order] = await server.orders(device);
  expect(order?.metadata).toMatchObject({
    overrides: [
      { limit: 'allow_negative_stock', allowed: 2, actual: 3, product_id: id, staff_name: manager?.name },
    ],
  });
  await expect.poll(() => server.stock(device, id), { timeout: 30_000 }).toBe(-1);
});

test('pictures of goods that were seen are there without a network; of many goods only those in sight are drawn (S0-23, S4-7)', async ({
  till,
  device,
  branch,
  server,
  line,
}) => {
  const { page } = till;
  const neighbour = await server.newDevice(branch);
  const name = `Picture ${branch.code}`;
  const picture = `/images/${branch.code}.svg`;
  line.pictures.set(picture, '<svg xmlns="http://www.w3.org/2000/svg" width="44" height="44"/>');
  await server.push(neighbour, [
    {
      type: 'products.upsert',
      id: randomUUID(),
      seq: 1,
      payload: { name, sku: branch.code, price: 100, image_url: picture },
    },
  ]);
  await till.ready(device);
  expect(await page.getByRole('option').first().getAttribute('aria-setsize')).toBe('100');
  expect(await page.getByRole('option').count()).toBeLessThan(40);
  const isDrawn = () =>
    page
      .locator('img.result-picture')
      .first()
      .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);
  await till.search.fill(name);
  await expect.poll(isDrawn, { timeout: 30_000 }).toBe(true);

  await line.cut();
  await page.reload();
  await till.logIn();
  await till.search.fill(name);
  await expect.poll(isDrawn).toBe(true);
});
