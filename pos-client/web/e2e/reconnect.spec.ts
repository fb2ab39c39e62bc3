import { holes, outbox, unsettled } from './store';
import { expect, test } from './test';
import { barcodeOf, sellMany, WATER } from './till';

const SALES = Number(process.env.RECONNECT_SALES ?? 500);
/** What a cashier does not feel: longer frames are counted. */
const SLOW_FRAME_MS = 100;

test(`${SALES} sales wait; reconnected they go up once, and the till stays usable (S0-16, S0-30)`, async ({
  till,
  device,
  server,
  line,
}) => {
  test.setTimeout(240_000);
  await till.ready(device);
  const { id } = await barcodeOf(till.page, WATER);
  const stock = await server.stock(device, id);
  await line.cut();
  const begun = Date.now();
  const references = await sellMany(till.page, SALES);
  console.log(`${SALES} sales by hand of a script: ${Date.now() - begun} ms`);
  expect(new Set(references).size).toBe(SALES);
  expect(await unsettled(till.page)).toBe(SALES);
  expect(holes(await outbox(till.page))).toEqual([]);

  await line.mend();
  await till.page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const look = (now: number) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(globalThis, { frames });
    // Somebody asks for it: by itself the till would try again up to 30 s later.
    new BroadcastChannel('tillstream').postMessage({ type: 'command', command: 'push' });
  });
  const synced = Date.now();
  await expect.poll(() => unsettled(till.page), { timeout: 60_000 }).toBeLessThan(SALES);
  const during = await till.sell();
  await till.settled(180_000);
  const slow = await till.page.evaluate(
    (limit) => (globalThis as unknown as { frames: number[] }).frames.filter((frame) => frame > limit),
    SLOW_FRAME_MS,
  );
  console.log(
    `settled in ${Date.now() - synced} ms; frames over ${SLOW_FRAME_MS} ms: ${slow.map(Math.round)}`,
  );

  const orders = await server.orders(device);
  expect(orders.map((order) => order.offline_reference).sort()).toEqual([...references, during].sort());
  expect(line.sent).toHaveLength(SALES + 1);
  await expect.poll(() => server.stock(device, id), { timeout: 60_000 }).toBe(stock - SALES - 1);
});
