import { randomUUID } from 'node:crypto';
import { OfficePage } from './office';
import type { Branch, Device, Server } from './server';
import { expect, test } from './test';

interface Goods {
  id: string;
  name: string;
}

test('goods are bought, come in two deliveries, go to another branch, break and are counted: the levels tell (issue 5, B-12)', async ({
  page,
  line,
  server,
  branch,
}) => {
  test.setTimeout(120_000);
  const there = await server.newBranch();
  const [device, other] = [await server.newDevice(branch), await server.newDevice(there)];
  const mark = randomUUID().slice(0, 6).toUpperCase();
  const goods = await newGoods(server, device, mark);
  const office = new OfficePage(page, line.origin);
  const level = (at: Device, quantity: number) =>
    expect.poll(() => server.stock(at, goods.id), { timeout: 30_000 }).toBe(quantity);
  await office.open();
  await office.logIn('manager');
  await office.chooseBranch(branch.id);

  await test.step('buy', () => buys(office, goods, mark));
  await level(device, 0);
  await test.step('receive a part', () => receives(office, goods, '12', 'Partly received'));
  await level(device, 12);
  await test.step('receive the rest', () => receives(office, goods, null, 'Received'));
  await level(device, 20);
  const transfer = await test.step('send', () => sends(office, goods, there));
  await level(device, 15);
  await level(other, 0);
  await office.chooseBranch(there.id);
  await test.step('take in', () => takesIn(office, transfer, goods));
  await level(other, 5);
  await office.chooseBranch(branch.id);
  await test.step('lose', () => loses(office, goods));
  await level(device, 13);
  await test.step('count', () => counts(office, goods));
  await level(device, 11);
  await test.step('look', () => readsLedger(office, goods, branch, there));
});

async function newGoods(server: Server, device: Device, mark: string): Promise<Goods> {
  const goods = { id: randomUUID(), name: `Brass Lamp ${mark}` };
  await server.push(device, [
    {
      type: 'products.upsert',
      id: goods.id,
      seq: 1,
      payload: { name: goods.name, sku: `LAMP-${mark}`, price: 990, purchase_price: 400 },
    },
    { type: 'suppliers.upsert', id: randomUUID(), seq: 2, payload: { name: `Foundry ${mark}` } },
  ]);
  return goods;
}

async function buys(office: OfficePage, { name }: Goods, mark: string): Promise<void> {
  await office.go('/purchases');
  await office.button('New purchase').first().click();
  await office.choose(/^Supplier/, `Foundry ${mark}`);
  await office.main.getByLabel('Number', { exact: true }).fill(`PO-${mark}`);
  await office.choose('Add goods', name);
  await office.main.getByLabel(`Quantity: ${name}`).fill('20');
  await expect(office.main.getByLabel(`Unit cost: ${name}`)).toHaveValue('4');
  await office.main.getByLabel(`Unit cost: ${name}`).fill('1.50');
  await expect(office.main).toContainText('30.00');
  await office.look('purchase-new');
  await office.button('Save purchase').click();
  await office.told('Purchase saved');
  await expect(office.page.getByRole('heading', { level: 1 })).toHaveText(`PO-${mark}`);
  await expect(office.main.getByText('Ordered').first()).toBeVisible();
  await expect(office.main.getByRole('row', { name })).toContainText('30.00');
  await office.look('purchase');
}

/** So many of them came, or with null all that are missing. */
async function receives(
  office: OfficePage,
  { name }: Goods,
  came: string | null,
  state: string,
): Promise<void> {
  await office.button('Receive goods').click();
  const field = office.main.getByLabel(`Received: ${name}`);
  await expect(field).toHaveValue(came === null ? '8' : '20');
  if (came !== null) {
    await field.fill(came);
  }
  await office.main.getByLabel('Supplier’s invoice').fill(came === null ? 'INV-2' : 'INV-1');
  await office.look(`purchase-receive-${came ?? 'rest'}`);
  await office.button('Put into stock').click();
  await office.told('The goods are in stock');
  await expect(office.main.getByText(state, { exact: true }).first()).toBeVisible();
  await expect(office.button('Receive goods')).toHaveCount(came === null ? 0 : 1);
}

/** Answers the page of the transfer; who sends can't receive. */
async function sends(office: OfficePage, { name }: Goods, there: Branch): Promise<string> {
  await office.go('/transfers');
  await office.button('New transfer').first().click();
  await office.choose(/^To/, there.code);
  await office.choose('Add goods', name);
  await office.main.getByLabel(`Quantity: ${name}`).fill('5');
  await office.look('transfer-new');
  await office.button('Send goods').click();
  await office.told('The goods are in transit');
  await expect(office.main.getByText('In transit').first()).toBeVisible();
  await expect(office.button('Receive goods')).toHaveCount(0);
  await expect(office.main.getByText('Only the branch that the goods go to can receive them.')).toBeVisible();
  await office.look('transfer');
  return new URL(office.page.url()).pathname.replace('/office', '');
}

async function takesIn(office: OfficePage, transfer: string, { name }: Goods): Promise<void> {
  await office.go('/transfers');
  await office.main.locator(`a[href$="${transfer}"]`).click();
  await office.button('Receive goods').click();
  await expect(office.main.getByLabel(`Received: ${name}`)).toHaveValue('5');
  await office.look('transfer-receive');
  await office.button('Put into stock').click();
  await office.told('The goods are in stock');
  await expect(office.main.getByText('Received', { exact: true }).first()).toBeVisible();
}

async function loses(office: OfficePage, { name }: Goods): Promise<void> {
  await office.go('/losses');
  await office.button('New loss').first().click();
  await office.main.getByLabel('Kind').selectOption('theft');
  await office.main.getByLabel('Reason').fill('Gone from the window');
  await office.choose('Add goods', name);
  await office.main.getByLabel(`Quantity: ${name}`).fill('2');
  await office.look('loss-new');
  await office.button('Book the loss').click();
  await office.told('The loss is booked');
  await expect(office.main.getByText('Gone from the window')).toBeVisible();
  await expect(office.main).toContainText('3.00');
  await office.look('loss');
}

async function counts(office: OfficePage, { name }: Goods): Promise<void> {
  await office.go('/counts');
  await office.button('New count').first().click();
  await office.choose('Add goods', name);
  await expect(office.main.getByText('In stock: 13')).toBeVisible();
  await office.main.getByLabel(`Counted: ${name}`).fill('11');
  await office.look('count-new');
  await office.button('Book the count').click();
  await office.told('The count is booked');
  await expect(office.main.getByRole('row', { name })).toContainText('-2');
  await office.look('count');
}

/** Each step with the level that it left, the newest first; and both branches side by side. */
async function readsLedger(office: OfficePage, goods: Goods, branch: Branch, there: Branch): Promise<void> {
  await office.chooseBranch('');
  await office.go(`/stock/${goods.id}?branch_id=${branch.id}`);
  const levels = office.main.getByRole('group', { name: 'Levels' });
  await expect(levels).toContainText(`Branch ${branch.code}`);
  await expect(levels).toContainText(`Branch ${there.code}`);
  const rows = office.main.getByRole('region', { name: 'Movements' }).getByRole('row');
  const said = ['Count', 'Loss', 'Sent away', 'Purchase', 'Purchase'];
  await expect(rows).toHaveCount(said.length + 1);
  const texts = await rows.allInnerTexts();
  const figures = ['-2 11', '-2 13', '-5 15', '+8 20', '+12 12'];
  for (const [at, kind] of said.entries()) {
    expect(texts[at + 1]?.replace(/\s+/g, ' ')).toContain(kind);
    expect(texts[at + 1]?.replace(/\s+/g, ' ')).toContain(figures[at]);
  }
  await office.look('stock-ledger');
  await rows.getByRole('link', { name: 'Sent away' }).click();
  await expect(office.page).toHaveURL(/\/transfers\//);
}
