import type { Line } from './line';
import { OfficePage } from './office';
import { expect, test } from './test';
import type { TillPage } from './till';
import { go as goInTill } from './walk';

const AWAY = { status: 503, body: { status: 503, reason: 'unavailable', detail: 'down for a test' } };

test('what only a till holds comes back when a manager confirms it, and stays out when refused (S3-3, S3-12)', async ({
  till,
  device,
  branch,
  line,
  server,
  browser,
}) => {
  test.setTimeout(120_000);
  const desk = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const office = new OfficePage(await desk.newPage(), line.origin);
  await till.ready(device);
  await office.open('/full-sync');
  await office.logIn('manager');
  losesPushes(line);
  const lost = [await till.sell(), await till.sell()];

  await test.step('confirm', async () => {
    await proposes(till, /^2 are missing at the server/);
    await opens(office, branch.code, '2');
    const group = office.main.getByRole('row', { name: 'Sale' });
    await expect(group).toContainText('Would come in');
    await expect(group).toContainText('1.58');
    await office.look('full-sync');
    await office.main.getByRole('tab', { name: 'One by one' }).click();
    await expect(office.main.getByRole('row', { name: 'Sale' })).toHaveCount(2);
    await office.look('full-sync-operations');
    expect(await server.orders(device)).toEqual([]);
    await office.because('Confirm', 'The server came back from last night’s backup');
    await office.told('The proposal is confirmed');
    const references = async () =>
      (await server.orders(device)).map(({ offline_reference }) => offline_reference).toSorted();
    await expect.poll(references, { timeout: 30_000 }).toEqual(lost.toSorted());
    await office.main.getByRole('tab', { name: 'By kind and day' }).click();
    await expect(office.main.getByText('last night’s backup')).toBeVisible();
    await expect(office.button('Confirm')).toHaveCount(0);
    await expect(group).toContainText('Came in');
    await office.look('full-sync-confirmed');
  });

  await test.step('refuse', async () => {
    await goInTill(till.page, '/');
    await till.sell();
    await proposes(till, /^1 (is|are) missing at the server/);
    await opens(office, branch.code, '1');
    await office.because('Refuse', 'It was a training sale');
    await office.told('The proposal is refused');
    await expect(office.main.getByText('It was a training sale')).toBeVisible();
    await office.look('full-sync-refused');
    expect((await server.orders(device)).length).toBe(2);
  });

  await test.step('audit', async () => {
    await office.go('/audit?table=full_syncs');
    const refused = office.main.getByRole('row', { name: 'Restore refused' }).first();
    await expect(office.main.getByRole('row', { name: 'Restore confirmed' }).first()).toBeVisible();
    await refused.getByRole('link').first().click();
    await expect(office.page.getByRole('dialog')).toContainText('It was a training sale');
    await office.look('full-sync-audit');
    await office.page.keyboard.press('Escape');
  });

  await test.step('the line mends: what is here already has no second effect', async () => {
    line.refuse = null;
    await goInTill(till.page, '/sync');
    await till.page.keyboard.press('F2');
    await till.settled();
    expect((await server.orders(device)).length).toBe(3);
  });
  await desk.close();
});

/** The till speaks with the gateway, but what it pushes doesn’t arrive. */
function losesPushes(line: Line): void {
  line.refuse = (path) => (path.startsWith('/sync/batch') ? AWAY : null);
}

async function proposes(till: TillPage, told: RegExp): Promise<void> {
  await goInTill(till.page, '/sync');
  await till.page.getByRole('button', { name: 'Send what only this till holds' }).click();
  await till.page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
  await expect(till.page.getByText(told)).toBeVisible({ timeout: 30_000 });
}

/** It comes into the list by itself. */
async function opens(office: OfficePage, branch: string, waiting: string): Promise<void> {
  await office.go('/full-sync?status=proposed');
  const row = office.main.getByRole('row', { name: `Branch ${branch}` });
  await expect(row).toContainText(waiting);
  await office.look('full-syncs');
  await row.getByRole('link').first().click();
  await office.standing();
}
