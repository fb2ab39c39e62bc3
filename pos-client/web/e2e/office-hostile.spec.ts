import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { hashPin } from '../src/store/pin';
import { OFFICE_PAGES, OfficePage } from './office';
import type { Device, Server } from './server';
import { expect, test } from './test';
import { TillPage } from './till';
import { go as goInTill, PAGES } from './walk';

const PIN = '2580';
/** What names may be that nobody would give a child: 255 characters are the most that servers take. */
const NAMES = {
  image: '<img src=x onerror=alert(1)>',
  script: '"><script>alert(2)</script>',
  turned: '\u202Edesrever si siht \u2067',
  template: '{name} {{7*7}} %s & &lt;b&gt;',
  long: 'W'.repeat(255),
};
const EACH = Object.values(NAMES);

interface Place {
  organization: string;
  email: string;
  password: string;
  device: Device;
}

test('names that are scripts, mirrors or endless stay names, in the office and at the till (issue 5, hardening)', async ({
  page,
  line,
  server,
  browser,
}) => {
  test.setTimeout(150_000);
  const place = await openShop(server);
  const counter = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const till = new TillPage(await counter.newPage(), line.origin);
  const [atTill, atOffice] = [await watch(till.page), await watch(page)];
  const office = new OfficePage(page, line.origin);
  const found = await test.step('the till', () => walksTill(till, place, atTill));
  await office.open();
  await office.signIn(place);
  await expect(office.navigation).toBeVisible({ timeout: 30_000 });
  await hearsScripts(page, atOffice);
  found.push(...(await test.step('the office', () => walksOffice(office))));
  expect([...found, ...atTill, ...atOffice]).toEqual([]);
  await counter.close();
});

/** An organization of its own, where everything has such a name. */
async function openShop(server: Server): Promise<Place> {
  const code = `H${randomUUID().slice(0, 7).toUpperCase()}`;
  const [email, password] = [`owner@${code.toLowerCase()}.example`, `nobody guesses ${code}`];
  const { id } = await server.install<{ id: string }>('/organizations', {
    code,
    name: NAMES.image,
    currency: 'EUR',
  });
  const branches: string[] = [];
  for (const [at, name] of [NAMES.script, NAMES.long].entries()) {
    const path = `/organizations/${id}/branches`;
    const made = await server.install<{ id: string }>(path, { code: `B${at}`, name });
    branches.push(made.id);
  }
  const [here = '', there = ''] = branches;
  await server.install(`/organizations/${id}/owner`, { name: NAMES.turned, email, password });
  for (const name of EACH) {
    await server.device(id, there, name);
  }
  const desk = await server.device(id, here, 'desk');
  await server.push(desk, await records(there));
  return { organization: code, email, password, device: await server.device(id, here, NAMES.image) };
}

/** One record of each kind and name, in an order in which each finds what it speaks of. */
async function records(there: string) {
  const id = (): string => randomUUID();
  const [product = '', ...more] = EACH.map(id);
  const [customer, supplier, category, pin_hash] = [id(), id(), id(), await hashPin(PIN)];
  const upserts = (table: string, rest: object = {}, ids = EACH.map(id)) =>
    EACH.map((name, at) => ({
      type: `${table}.upsert`,
      id: ids[at] ?? id(),
      payload: { name, notes: name, ...rest },
    }));
  const items = EACH.map((name, at) => ({
    product_id: [product, ...more][at],
    name,
    quantity: 1,
    unit_price: 100,
    unit_cost: 50,
  }));
  const sums = { subtotal: 500, total: 500 };
  const said = { notes: NAMES.image, reason: NAMES.script };
  const sold = { payment_method: 'credit', amount_paid: 0, remaining_amount: 500, customer_id: customer };
  const made = [
    ...upserts('product_categories', {}, [category]),
    ...upserts('products', { price: 100, category_id: category, description: NAMES.script }, [
      product,
      ...more,
    ]),
    ...upserts('customers', { city: NAMES.script, address: NAMES.image }, [customer]),
    ...upserts('suppliers', { contact_name: NAMES.turned }, [supplier]),
    ...upserts('staff', { role: 'manager', pin_hash }),
    ...upserts('expense_categories'),
    ...upserts('price_lists'),
    { type: 'expenses.upsert', id: id(), payload: { amount: 5, description: NAMES.long, ...said } },
    { type: 'orders.create', id: id(), payload: { ...sold, ...sums, ...said, items } },
    { type: 'losses.create', id: id(), payload: { loss_type: 'other', ...said, items } },
    {
      type: 'supplier_purchases.create',
      id: id(),
      payload: { supplier_id: supplier, purchase_number: NAMES.long, ...sums, ...said, items },
    },
    { type: 'stock_transfers.create', id: id(), payload: { to_branch_id: there, ...said, items } },
  ];
  return made.map((operation, at) => ({ ...operation, seq: at + 1 }));
}

/** Dialogs, and what the policy stopped, in every page that is opened in the tab. */
async function watch(page: Page): Promise<string[]> {
  const heard: string[] = [];
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    void dialog.accept();
  });
  await page.exposeFunction('heardOf', (what: string) => heard.push(what));
  await page.addInitScript(() => {
    const { heardOf } = globalThis as unknown as { heardOf: (what: string) => void };
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      heardOf(`policy: ${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  return heard;
}

/** Silence means something only where a script that is there would be heard. */
async function hearsScripts(page: Page, heard: string[]): Promise<void> {
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'alert(3)';
    document.body.append(script);
    script.remove();
  });
  await expect.poll(() => heard.length).toBe(1);
  heard.length = 0;
}

/** Locks, sells, returns nothing, and looks at every page. */
async function walksTill(till: TillPage, { device }: Place, heard: string[]): Promise<string[]> {
  const { page } = till;
  const found: string[] = [];
  const look = async (name: string) => found.push(...(await misplaced(page, `till ${name}`)));
  await page.goto(`${till.origin}/till/#enrol=${device.key}&label=H1`);
  await expect(page.getByRole('button', { name: NAMES.script })).toBeVisible({ timeout: 30_000 });
  await hearsScripts(page, heard);
  await look('lock');
  await page.getByRole('button', { name: NAMES.image }).click();
  await page.getByLabel('PIN').fill(PIN);
  await page.keyboard.press('Enter');
  await expect(till.search).toBeVisible();
  for (const name of EACH) {
    await till.search.fill(name.slice(0, 40));
    const option = till.results.getByRole('option').filter({ hasText: name.trim().slice(0, 40) });
    await expect(option.first()).toBeVisible();
    await look('search');
    await option.first().click();
  }
  await look('cart');
  await page.keyboard.press('F4');
  await page.getByRole('dialog').getByRole('button', { name: NAMES.image }).first().click();
  await look('customer');
  await page.keyboard.press('F9');
  await look('payment');
  await page.getByRole('button', { name: /^Cash/ }).click();
  await page.getByRole('button', { name: 'Finish sale' }).click();
  await expect(till.done).toBeVisible();
  await page.getByRole('button', { name: 'Receipt' }).first().click();
  await look('receipt');
  await page.keyboard.press('Escape');
  for (const path of PAGES) {
    await goInTill(page, path);
    await look(path);
  }
  return found;
}

/** Every list on a desk's screen; its first record there and on a phone's. */
async function walksOffice(office: OfficePage): Promise<string[]> {
  const found: string[] = [];
  const { page } = office;
  const look = async (name: string) => {
    found.push(...(await misplaced(page, `office ${name}`)));
    await office.look(`hostile-${name}`);
  };
  for (const name of OFFICE_PAGES) {
    await office.go(`/${name}`);
    await look(name);
    const row = office.main.locator('.rows-link').first();
    if ((await row.count()) > 0 && (await row.getAttribute('href')) !== '#') {
      // Its middle may be far out of sight.
      await row.click({ position: { x: 4, y: 4 } });
      await expect(page).toHaveURL(new RegExp(`/${name}/`));
      await office.standing();
      await look(`${name}-one`);
      await page.setViewportSize({ width: 390, height: 844 });
      await look(`${name}-one-phone`);
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  }
  return found;
}

/** What a name has made: elements of its own, or a page wider than the screen. */
function misplaced(page: Page, where: string): Promise<string[]> {
  return page.evaluate((place) => {
    const wrong: string[] = [];
    const made = document.querySelectorAll('img[src="x"], body script').length;
    if (made > 0) {
      wrong.push(`${place}: ${made} elements out of names`);
    }
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    const width = document.documentElement.clientWidth;
    // The navigation of a phone waits outside.
    for (const element of document.querySelectorAll('body *:not(.sidenav, .sidenav *)')) {
      const { left, right, width: wide, height } = element.getBoundingClientRect();
      const isSeen = wide > 1 && height > 1 && element.checkVisibility();
      if (isSeen && (right > width + 1 || left < -1) && !scrolls(element.parentElement)) {
        wrong.push(`${place}: ${element.tagName} ${element.className} is at ${left} to ${right}`);
      }
    }
    const tables = width > 1000 ? document.querySelectorAll('.table-scroll, .rows') : [];
    for (const table of tables) {
      if (table.scrollWidth > table.clientWidth + 1) {
        wrong.push(`${place}: a table is ${table.scrollWidth} wide in ${table.clientWidth}`);
      }
    }
    if (document.documentElement.scrollWidth > width) {
      wrong.push(`${place}: the page is ${document.documentElement.scrollWidth} wide`);
    }
    return wrong.slice(0, 3);
  }, where);
}
