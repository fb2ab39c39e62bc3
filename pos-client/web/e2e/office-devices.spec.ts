import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { OfficePage, type ShownKey } from './office';
import type { Branch, Device, Server } from './server';
import { expect, test } from './test';
import { TillPage } from './till';
import { go as goInTill } from './walk';

test('a till is enrolled, renamed, moved, given another key and revoked; what it sends then is decided (issue 5, B-10, B-17)', async ({
  page,
  line,
  server,
  branch,
  browser,
}) => {
  test.setTimeout(150_000);
  const there = await server.newBranch();
  const office = new OfficePage(page, line.origin);
  const counter = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const till = new TillPage(await counter.newPage(), line.origin);
  await office.open();
  await office.logIn('manager');
  const first = await test.step('enrol', () => enrols(office, till, branch));
  const device = await test.step('edit', () => editsTill(office, there));
  const renewed = await test.step('rotate', () => rotates(office, till, server, first, device));
  const sales = await test.step('revoke', () => revokes(office, till, server, renewed));
  await test.step('decide', () => decides(office, server, device, sales));
  await counter.close();
});

/** Under a first name, at a first branch. */
async function enrols(office: OfficePage, till: TillPage, branch: Branch): Promise<ShownKey> {
  const shown = await office.enrol(`Old-${mark()}`, branch.id, () => office.look('device-key'));
  await expect(office.page).toHaveURL(/\/office\/devices\/[0-9a-f-]{36}/);
  await office.standing();
  await till.page.goto(shown.link);
  await till.loaded();
  await till.logIn('cashier');
  await till.sell();
  await till.settled();
  await office.look('device');
  return shown;
}

/** A new name and another branch, of which the till hears by itself. */
async function editsTill(office: OfficePage, there: Branch): Promise<Device> {
  const name = `New-${mark()}`;
  await office.button('Edit').click();
  const dialog = office.dialog('Edit till');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Branch').selectOption(there.id);
  await expect(dialog.getByText('The till loads the other branch’s data.')).toBeVisible();
  await office.look('device-edit');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await office.told('Till saved');
  await expect(office.page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(office.main.getByText(`Branch ${there.code}`)).toBeVisible();
  const id = office.page.url().split('/').at(-1) ?? '';
  return { id, key: '', name, branchId: there.id };
}

/** What was sold here before the move isn’t this branch’s. The old key ends at once; the new one is shown once, and the till goes on with what it had. */
async function rotates(
  office: OfficePage,
  till: TillPage,
  server: Server,
  old: ShownKey,
  device: Device,
): Promise<Device> {
  await till.sell();
  await till.settled();
  await expect.poll(async () => (await server.orders({ ...device, key: old.key })).length).toBe(1);
  await office.because('New key', 'A key was seen by a stranger');
  const shown = office.dialog(`Key of ${device.name}`);
  const key = await shown.getByLabel('Key', { exact: true }).inputValue();
  const link = await shown.getByLabel('Link', { exact: true }).inputValue();
  await office.look('device-new-key');
  await shown.getByRole('button', { name: 'I have it' }).click();
  expect(key).not.toBe(old.key);
  await expect(server.get({ ...device, key: old.key }, '/sync/status')).rejects.toThrow(/401/);
  await till.sell();
  await expect(till.sync).toHaveAccessibleName(/has stopped/, { timeout: 30_000 });
  await till.page.goto(link);
  await till.settled();
  const renewed = { ...device, key };
  await expect.poll(async () => (await server.orders(renewed)).length).toBe(2);
  return renewed;
}

/** From now on the till gets nothing, and what it sends is kept back. Answers the numbers of two such sales. */
async function revokes(
  office: OfficePage,
  till: TillPage,
  server: Server,
  device: Device,
): Promise<string[]> {
  await office.because('Revoke', 'Stolen at night');
  await office.told('The till is revoked');
  await expect(office.button('Revoke')).toHaveCount(0);
  await expect(office.main.getByText('Revoked').first()).toBeVisible();
  await office.look('device-revoked');
  await expect(server.get(device, '/sync/pull?since=0')).rejects.toThrow(/401.*device_revoked/);
  const sales = [await till.sell(), await till.sell()];
  await expect(till.sync).toHaveAccessibleName(/has stopped/, { timeout: 30_000 });
  await goInTill(till.page, '/sync');
  await till.page.keyboard.press('F2');
  await office.go(`/review/quarantine?device_id=${device.id}`);
  await expect(office.main.getByRole('link', { name: 'Sale', exact: true })).toHaveCount(2, {
    timeout: 30_000,
  });
  await till.page.getByRole('tab', { name: /^Refused/ }).click();
  await expect(till.page.getByText('This till was revoked')).toHaveCount(2);
  const [file] = await Promise.all([
    till.page.waitForEvent('download'),
    till.page.getByRole('button', { name: 'Save to file' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toContain(sales[1] ?? '');
  return sales;
}

/** One sale is let in and becomes an order, the other is not; both with a reason that the audit keeps. */
async function decides(
  office: OfficePage,
  server: Server,
  device: Device,
  [first = '', second = '']: string[],
): Promise<void> {
  const neighbour = await server.newDevice({ id: device.branchId });
  const numbers = async () =>
    (await server.orders({ ...neighbour, id: device.id })).map((order) => order.offline_reference);
  const before = await numbers();
  await office.look('quarantine');
  await office.main.getByRole('link', { name: 'Sale', exact: true }).last().click();
  await office.standing();
  await expect(office.main.locator('pre')).toContainText(first);
  await expect(office.main.getByText('This device was revoked').first()).toBeVisible();
  const [file] = await Promise.all([
    office.page.waitForEvent('download'),
    office.button('Save as file').click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^quarantine-.*\.json$/);
  await office.look('quarantine-one');
  await office.button('Let in').click();
  await office.say('Sold before it was stolen', 'Let in');
  await office.told('Let in: 1');
  await expect(office.main.getByText('Sold before it was stolen')).toBeVisible();
  await expect.poll(numbers, { timeout: 30_000 }).toEqual([...before, first]);
  await office.look('quarantine-let-in');

  await office.go(`/review/quarantine?device_id=${device.id}`);
  await expect(office.main.getByRole('link', { name: 'Sale', exact: true })).toHaveCount(1);
  await office.main.getByRole('checkbox', { name: 'Select row' }).check();
  await office.button('Discard').click();
  await office.look('quarantine-discard');
  await office.say('Typed by the thief', 'Discard');
  await office.told('Discarded: 1');
  await expect(office.main.getByText('Nothing matches')).toBeVisible();
  await office.go(`/review/quarantine?device_id=${device.id}&status=discarded`);
  await office.main.getByRole('link', { name: 'Sale', exact: true }).click();
  await expect(office.main.locator('pre')).toContainText(second);
  await expect(office.main.getByText('Typed by the thief')).toBeVisible();
  expect(await numbers()).toEqual([...before, first]);
  await office.go(`/audit?table=devices&id=${device.id}`);
  for (const deed of ['Till enrolled', 'Till changed', 'New key', 'Till revoked']) {
    await expect(office.main.getByRole('row', { name: deed })).toHaveCount(1);
  }
  await office.look('device-audit');
}

test('a conflict is merged field by field, and what never arrived is shown (issue 5, B-10, S2-13)', async ({
  page,
  line,
  server,
  branch,
  device,
}) => {
  const office = new OfficePage(page, line.origin);
  const neighbour = await server.newDevice(branch);
  const [id, name] = [randomUUID(), `Copper Kettle ${mark()}`];
  const upsert = (of: Device, seq: number, payload: Record<string, unknown>, base_version?: number) =>
    server.push(of, [{ type: 'products.upsert', id, seq, payload, base_version }]);
  const product = () => server.get<Record<string, unknown>>(device, `/products/${id}`);
  await upsert(device, 1, { name, price: 2500, description: 'As it was' });
  await upsert(device, 2, { price: 2700, description: 'From the first' }, 1);
  await upsert(neighbour, 1, { price: 2900, description: 'From the second' }, 1);
  await upsert(device, 5, { sku: `KETTLE-${mark()}` });

  await office.open('/review/conflicts?status=resolved');
  await office.logIn('owner');
  await office.main.getByRole('row', { name: neighbour.name }).locator('.table-link, .rows-link').click();
  await office.standing();
  await office.main.getByRole('radio', { name: /^Price: .*27\.00/ }).check();
  await office.main.getByRole('radio', { name: /From the second$/ }).check();
  await office.look('conflict-merge');
  await office.button('Merge').click();
  await office.told('The conflict is settled');
  await expect
    .poll(async () => (({ price, description }) => ({ price, description }))(await product()), {
      timeout: 30_000,
    })
    .toEqual({ price: 2700, description: 'From the second' });
  await expect(office.main.getByText(/Settled · Merge/)).toBeVisible();
  await office.look('conflict-merged');

  await office.go('/review/holes');
  const hole = office.main.getByRole('row', { name: device.name });
  await expect(hole).toContainText('3–4');
  await office.look('holes');
  await hole.locator('.table-link, .rows-link').click();
  await expect(
    office.main.getByText('The till counted these operations, and they never arrived:'),
  ).toBeVisible();
  await expect(office.main.getByText('3–4')).toBeVisible();
});

function mark(): string {
  return randomUUID().slice(0, 6).toUpperCase();
}
