import { outbox, unsettled } from './store';
import { expect, test } from './test';

test('offline: reload, deep link, sale and print; online again it goes up once (S0-29, S0-30, R-11)', async ({
  till,
  device,
  server,
  line,
  context,
}) => {
  const { page } = till;
  await page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset.printed = document.querySelector('.print-place')?.textContent ?? '';
    };
  });
  await till.ready(device);
  await context.setOffline(true);
  await page.reload();
  await till.logIn();
  const first = await till.sell();
  await page.getByRole('button', { name: 'Receipt' }).click();
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', new RegExp(first));

  await till.open('/orders');
  await till.enterPin();
  await expect(page.getByText(first).first()).toBeVisible();
  await till.open('/');
  await till.logIn();
  const second = await till.sell();
  expect(await unsettled(page)).toBe(2);
  expect(line.sent).toEqual([]);

  await context.setOffline(false);
  await till.settled();
  const orders = await server.orders(device);
  expect(orders.map((order) => order.offline_reference).sort()).toEqual([first, second]);
  expect(line.sent.map((operation) => operation.seq)).toEqual([1, 2]);
});

test('the gateway goes away while the browser is online: told in words, and selling goes on (R-16, S3-8)', async ({
  till,
  device,
  server,
  line,
}) => {
  await till.ready(device);
  await line.cut();
  const reference = await till.sell();
  await expect(till.sync).toHaveAccessibleName(/Offline\. You can go on selling\. 1 operation waits/, {
    timeout: 30_000,
  });
  expect(await till.page.evaluate(() => navigator.onLine)).toBe(true);
  await till.sync.click();
  await expect(till.page.getByText(/Unreachable: /).first()).toBeVisible();

  await line.mend();
  await till.settled(60_000);
  const [order] = await server.orders(device);
  expect(order?.offline_reference).toBe(reference);
});

test('answers are lost: one effect (R-4)', async ({ till, device, server, line }) => {
  await till.ready(device);
  line.lostAnswers = 2;
  const references = [await till.sell(), await till.sell(), await till.sell()];
  await till.settled(60_000);

  expect(line.lost).toBe(2);
  expect(line.sent.length).toBeGreaterThan(3);
  expect(new Set(line.sent.map((operation) => operation.op_id)).size).toBe(3);
  const orders = await server.orders(device);
  expect(orders.map((order) => order.offline_reference).sort()).toEqual(references);
});

test('a cursor that expired: everything is pulled anew, the outbox stays (PROTOCOL §2)', async ({
  till,
  device,
  server,
  line,
}) => {
  await till.ready(device);
  const expired = { type: 'about:blank', title: 'Gone', status: 410, reason: 'cursor_expired' };
  let asked = 0;
  line.refuse = (path) => {
    if (path.startsWith('/sync/batch')) {
      return { status: 503, body: { status: 503, title: 'Service Unavailable', reason: 'unavailable' } };
    }
    if (path.startsWith('/sync/pull') && path.includes('since=') && asked < 2) {
      asked += 1;
      return { status: 410, body: expired };
    }
    return null;
  };
  const reference = await till.sell();
  await expect.poll(() => unsettled(till.page)).toBe(1);
  line.refuse = (path) => {
    if (path.startsWith('/sync/pull') && path.includes('since=') && asked < 2) {
      asked += 1;
      return { status: 410, body: expired };
    }
    return null;
  };
  await till.settled(60_000);

  await expect.poll(() => asked).toBe(2);
  expect((await server.orders(device)).map((order) => order.offline_reference)).toEqual([reference]);
  await till.sell();
  await till.settled();
  expect(await outbox(till.page)).toHaveLength(2);
});
