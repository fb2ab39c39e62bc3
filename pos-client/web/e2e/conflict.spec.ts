import { randomUUID } from 'node:crypto';
import { outbox } from './store';
import { expect, test } from './test';

test('two tills take the same goods back: the conflict is settled in its dialog (R-15, S2-12, S2-13)', async ({
  till,
  device,
  branch,
  server,
  line,
}) => {
  const { page } = till;
  const neighbour = await server.newDevice(branch);
  await till.ready(device, 'manager');
  const reference = await till.sell();
  await till.settled();

  await line.cut();
  await page.getByRole('link', { name: 'Returns' }).click();
  await page.getByLabel('Number on the receipt').fill(reference);
  await page.getByRole('button', { name: 'Find sale' }).click();
  await page.getByRole('button', { name: 'Everything' }).click();
  await page.getByRole('radio', { name: 'Money' }).check();
  await page.getByRole('radio', { name: 'Cash' }).check();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText(/^Return \S+ is stored$/)).toBeVisible();

  const returned = (await outbox(page)).find((entry) => entry.type === 'returns.create');
  const { document_seq, previous_hash, document_hash, offline_reference, ...payload } = Object(
    returned?.payload,
  ) as Record<string, unknown>;
  expect(document_seq).toBe(2);
  await server.push(neighbour, [{ type: 'returns.create', id: randomUUID(), seq: 1, payload }]);
  await line.mend();

  await expect(till.sync).toHaveAccessibleName(/1 conflict to decide/, { timeout: 60_000 });
  await till.sync.click();
  await page.getByRole('tab', { name: /^Conflicts/ }).click();
  await page
    .getByRole('main')
    .getByRole('link', { name: /return/i })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/return/i);
  await page.screenshot({ path: 'target/e2e/conflict.png' });
  await page.getByRole('button', { name: 'Keep till' }).click();

  await expect(page.getByText('The conflict is settled')).toBeVisible();
  await expect.poll(async () => (await server.status(device)).open_conflicts, { timeout: 30_000 }).toBe(0);
  await expect(till.sync).toHaveAccessibleName(/Everything is sent/, { timeout: 30_000 });
});
