import { holes, outbox, state } from './store';
import { expect, test } from './test';

test('the browser evicts the store: the device begins another life, no number comes twice (R-7, R-9)', async ({
  till,
  device,
  server,
  line,
}) => {
  await till.ready(device);
  const before = [await till.sell(), await till.sell()];
  await till.settled();

  await till.page.goto(`${line.origin}/till/icon.svg`);
  await till.page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) {
      await registration.unregister();
    }
    await new Promise<void>((done, failed) => {
      const asked = indexedDB.deleteDatabase('tillstream');
      asked.onsuccess = () => done();
      asked.onerror = () => failed(asked.error);
    });
  });

  await till.ready(device);
  expect(Number(await state(till.page, 'epoch'))).toBeGreaterThan(1);
  const after = [await till.sell(), await till.sell()];
  await till.settled();

  const all = [...before, ...after];
  expect(new Set(all).size).toBe(4);
  expect(holes(await outbox(till.page))).toEqual([]);
  const orders = await server.orders(device);
  expect(orders.map((order) => order.offline_reference).sort()).toEqual([...all].sort());
  const status = await server.status(device);
  expect(status).toMatchObject({ missing_seqs: [], open_conflicts: 0, received_through: 2 });
  const chain = await server.get<{ valid: boolean; documents: unknown[] }>(
    device,
    `/fiscal/chain?device_id=${device.id}`,
  );
  expect(chain).toMatchObject({ valid: true });
  expect(chain.documents).toHaveLength(4);
});

test('a revoked key stops the sync, not the till (B-17)', async ({ till, device, server }) => {
  await till.ready(device);
  await till.sell();
  await till.settled();
  await server.revoke(device);
  await till.sell();
  await expect(till.sync).toHaveAccessibleName(/Sync has stopped/, { timeout: 30_000 });
  const reference = await till.sell();
  expect(reference).toMatch(/-003$/);
  const waiting = (await outbox(till.page)).filter((entry) => entry._sync_status !== 'synced');
  expect(waiting).toHaveLength(2);
});
