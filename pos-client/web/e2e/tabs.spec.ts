import { holes, outbox } from './store';
import { expect, test } from './test';
import { sellMany, TillPage, WATER } from './till';

/** Which tabs have the lock of the one that syncs. */
async function leaders(page: import('@playwright/test').Page): Promise<{ held: number; waiting: number }> {
  return page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const ours = (locks: LockInfo[]) => locks.filter((lock) => lock.name === 'tillstream-sync').length;
    return { held: ours(held), waiting: ours(pending) };
  });
}

test('two tabs sell: dense numbers, one leads, nothing goes up twice; the other takes over (R-4, R-7)', async ({
  till,
  device,
  server,
  line,
  context,
}) => {
  await till.ready(device);
  const second = new TillPage(await context.newPage(), line.origin);
  await second.open();
  await second.logIn('manager');
  await expect.poll(() => leaders(second.page)).toEqual({ held: 1, waiting: 1 });

  const numbers = (await Promise.all([sellMany(till.page, 8), sellMany(second.page, 8)])).flat();
  expect(numbers.map((number) => Number(number.slice(-3))).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 16 }, (_, at) => at + 1),
  );
  expect(holes(await outbox(second.page))).toEqual([]);
  await second.settled();
  expect(line.sent.map((operation) => operation.seq)).toEqual(Array.from({ length: 16 }, (_, at) => at + 1));

  await till.page.close();
  await expect.poll(() => leaders(second.page)).toEqual({ held: 1, waiting: 0 });
  const last = await second.sell();
  await second.settled();
  const orders = await server.orders(device);
  expect(orders.map((order) => order.offline_reference).sort()).toEqual([...numbers, last].sort());
});

test('what one tab sells the other shows at once, and each keeps its own cart (S2-15, R-2)', async ({
  till,
  device,
  line,
  context,
}) => {
  await till.ready(device);
  const second = new TillPage(await context.newPage(), line.origin);
  await second.open('/orders');
  await second.enterPin();
  await till.take('Garden Hose 13 mm');
  await till.page.keyboard.press('Escape');
  const reference = await till.sell();
  await expect(second.page.getByText(reference).first()).toBeVisible();

  await till.take(WATER);
  await till.page.reload();
  await till.logIn();
  await expect(till.cart).toContainText(WATER);
  await second.open('/');
  await second.logIn();
  await expect(second.cart).toContainText('The cart is empty');
});
