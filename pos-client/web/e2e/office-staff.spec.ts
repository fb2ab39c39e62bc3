import { randomUUID } from 'node:crypto';
import { OfficePage } from './office';
import type { Branch } from './server';
import { stored } from './store';
import { expect, test } from './test';
import { TillPage } from './till';

interface Newcomer {
  name: string;
  email: string;
  password: string;
}

test('somebody is invited, manages one branch, sells with a PIN, and loses each right at once (issue 5)', async ({
  page,
  line,
  server,
  branch,
  device,
  browser,
}) => {
  test.setTimeout(150_000);
  const mark = randomUUID().slice(0, 6).toLowerCase();
  const person = {
    name: `Robin ${mark}`,
    email: `robin.${mark}@demo.example`,
    password: `three green lamps ${mark}`,
  };
  const office = new OfficePage(page, line.origin);
  const home = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const theirs = new OfficePage(await home.newPage(), line.origin);
  const counter = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const till = new TillPage(await counter.newPage(), line.origin);
  const elsewhere = await server.newDevice(await server.newBranch());

  await till.enrol(device);
  await office.open();
  await office.logIn('owner');
  const link = await test.step('hire', () => hires(office, person, branch));
  await test.step('PIN', () => setsPin(office, till, person));
  await test.step('accept', () => accepts(theirs, person, link));
  await test.step('one branch', () => seesOneBranch(theirs, branch, device.name, elsewhere.id));
  await test.step('sign out', () => isSignedOut(office, theirs, person));
  await test.step('another role', () => isCashier(office, theirs, person));
  await test.step('disable', () => isDisabled(office, theirs, person));
  await home.close();
  await counter.close();
});

/** A member of the staff, who is then invited to manage one branch. Answers the link. */
async function hires(office: OfficePage, { name, email }: Newcomer, branch: Branch): Promise<string> {
  await office.go('/staff');
  await office.button('New member').first().click();
  await office.main.getByLabel('Name', { exact: false }).first().fill(name);
  await office.main.getByLabel('Role at the till').selectOption('manager');
  await office.main.getByLabel(`Branch ${branch.code}`).check();
  await office.look('staff-new');
  await office.button('Save').click();
  await office.told('Member saved');
  await expect(office.page.getByRole('heading', { level: 1 })).toHaveText(name);
  await office.button('Invite').click();
  const dialog = office.dialog('Invite');
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('Role', { exact: true }).selectOption('manager');
  await expect(dialog.getByLabel('Branch')).toHaveValue(branch.id);
  await office.look('staff-invite');
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  const shown = office.dialog(`Invitation of ${name}`);
  const link = await shown.getByLabel('Link', { exact: true }).inputValue();
  await office.look('staff-invitation');
  await shown.getByRole('button', { name: 'I have it' }).click();
  await expect(office.main.getByText('Invited', { exact: true })).toBeVisible();
  return link;
}

/** Four digits that are right twice; the till takes them. */
async function setsPin(office: OfficePage, till: TillPage, { name }: Newcomer): Promise<void> {
  await office.main.getByLabel('New PIN').fill('2580');
  await office.main.getByLabel('Repeat the PIN').fill('2581');
  await office.button('Set PIN').click();
  await expect(office.main.getByText('The two are not the same')).toBeVisible();
  await office.main.getByLabel('Repeat the PIN').fill('2580');
  await office.button('Set PIN').click();
  await office.told('The PIN is set');
  await office.look('staff');
  // The person may come without a PIN first.
  const pin = async () => (await stored(till.page, 'staff')).find((staff) => staff.name === name)?.pin_hash;
  await expect.poll(pin).toBeTruthy();
  await till.page.getByRole('button', { name }).click({ timeout: 30_000 });
  await till.page.getByLabel('PIN').fill('2580');
  await till.page.keyboard.press('Enter');
  await expect(till.search).toBeVisible();
}

/** The link is good once. */
async function accepts({ page }: OfficePage, { password }: Newcomer, link: string): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Welcome to Tillstream' })).toBeVisible();
  expect(page.url()).not.toContain('accept');
  await page.getByLabel('New password').fill('short');
  await page.keyboard.press('Enter');
  await expect(page.getByText('At least 10 characters', { exact: true })).toBeVisible();
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('Repeat the password').fill(password);
  await page.keyboard.press('Enter');
  await expect(page.locator('.sidenav')).toBeVisible({ timeout: 30_000 });
  const other = await page.context().newPage();
  await other.goto(link);
  await other.getByLabel('New password').fill(password);
  await other.getByLabel('Repeat the password').fill(password);
  await other.keyboard.press('Enter');
  await expect(other.getByText('This invitation is used, or too old.')).toBeVisible();
  await other.close();
}

/** A branch's manager has that branch's tills, and neither another’s nor what is the chain’s. */
async function seesOneBranch(
  theirs: OfficePage,
  branch: Branch,
  till: string,
  elsewhere: string,
): Promise<void> {
  const branches = theirs.page.locator('.branch-switch select');
  await expect(branches).toHaveValue(branch.id);
  await expect(branches).toBeDisabled();
  await theirs.go('/devices');
  await expect(theirs.main.locator('.rows-link')).toHaveText([till]);
  await theirs.look('staff-one-branch');
  await theirs.go(`/devices/${elsewhere}`);
  await expect(theirs.main.getByText('There is nothing here')).toBeVisible();
  await theirs.look('staff-not-theirs');
  await theirs.go('/orders');
  await expect(theirs.main.getByText('All branches')).toHaveCount(0);
  await theirs.go('/products/new');
  await expect(theirs.button('Save')).toHaveCount(0);
}

/** What is on the screen goes away by itself when anything changes, and they may sign in again. */
async function isSignedOut(office: OfficePage, theirs: OfficePage, person: Newcomer): Promise<void> {
  await theirs.go('/devices');
  await theirs.live();
  await office.button('Sign out everywhere').click();
  await office.told('All sessions are ended');
  const since = Date.now();
  await office.main.getByLabel('Notes').fill('Called in sick');
  await office.button('Save').click();
  await office.told('Member saved');
  await theirs.comesBySelf('signed out', theirs.page.locator('input[type=password]'), since);
  await expect(theirs.main).toBeHidden();
  await theirs.look('staff-ended');
  await theirs.signIn(person);
  await expect(theirs.navigation.getByRole('link', { name: 'Devices' })).toBeVisible({ timeout: 30_000 });
}

/** From manager to cashier: the session with the old rights ends, and the next one has no more than the new. */
async function isCashier(office: OfficePage, theirs: OfficePage, person: Newcomer): Promise<void> {
  await office.main
    .locator('section, .card')
    .filter({ hasText: 'Account of the office' })
    .getByRole('button', { name: 'Edit' })
    .click();
  const dialog = office.dialog('Edit account');
  await dialog.getByLabel('Role', { exact: true }).selectOption('cashier');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await isOut(theirs, 'Products');
  await theirs.signIn(person);
  await expect(theirs.navigation.getByRole('link', { name: 'Orders' })).toBeVisible({ timeout: 30_000 });
  await expect(theirs.navigation.getByRole('link', { name: 'Devices' })).toHaveCount(0);
  await theirs.look('staff-cashier');
}

async function isDisabled(office: OfficePage, theirs: OfficePage, person: Newcomer): Promise<void> {
  await office.button('Disable').click();
  await office.page.getByRole('dialog').getByRole('button', { name: 'Disable', exact: true }).click();
  await office.told('Account saved');
  await expect(office.main.getByText('Disabled', { exact: true })).toBeVisible();
  await office.look('staff-disabled');
  await isOut(theirs, 'Customers');
  await theirs.signIn(person);
  await expect(theirs.page.getByText('Organization, e-mail or password is wrong')).toBeVisible();
  await office.go(`/audit?table=accounts`);
  await expect(office.main.getByRole('row', { name: person.name }).first()).toBeVisible();
  await office.look('staff-audit');
}

/**
 * The next page that they open is the log-in: what the token was good for ended with the session. The stream may have led
 * there before they could press anything.
 */
async function isOut({ page, main, navigation }: OfficePage, where: string): Promise<void> {
  const link = navigation.getByRole('link', { name: where, exact: true });
  await link.click({ timeout: 5_000 }).catch(() => undefined);
  await expect(page.locator('input[type=password]')).toBeVisible();
  await expect(main).toBeHidden();
}
