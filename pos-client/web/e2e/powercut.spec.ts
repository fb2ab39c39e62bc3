import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { OwnBrowser } from './browser';
import { holes, outbox, stored } from './store';
import { expect, test } from './test';
import { TillPage, WATER } from './till';

const CUTS = Number(process.env.POWER_CUTS ?? 6);
const SEED = Number(process.env.POWER_CUT_SEED ?? Date.now() % 1_000_000);
/** Between the click and some time after the sale is drawn. */
const LONGEST_MS = 120;

interface StoredOrder {
  id: string;
  offline_reference: string;
}

test('power cut between click and paint: the sale is there or was never shown as done (R-1, S1-93)', async ({
  server,
  device,
  line,
}) => {
  test.setTimeout(60_000 + CUTS * 20_000);
  console.log(`power cuts: ${CUTS}, seed ${SEED} (POWER_CUTS, POWER_CUT_SEED)`);
  const profile = mkdtempSync(join(tmpdir(), 'tillstream-profile-'));
  const random = seeded(SEED);
  const shown = new Set<string>();
  const reached = { stored: 0, shown: 0 };
  await withTill(profile, line.origin, async (till) => till.ready(device));
  await line.cut();

  for (let cut = 0; cut < CUTS; cut += 1) {
    const own = await OwnBrowser.start(profile);
    try {
      const till = await opened(own, line.origin);
      reached.stored = await expectWhole(till.page, shown);
      await till.page.exposeFunction('sawSale', (reference: string) => shown.add(reference));
      await till.page.evaluate(watchForSale);
      await till.take(WATER);
      await till.openPayment();
      await till.page.getByRole('button', { name: /^Cash/ }).click();
      await clickAndWait(till.page, random() * LONGEST_MS);
    } finally {
      await own.kill();
    }
    reached.shown = shown.size;
  }

  await line.mend();
  await withTill(profile, line.origin, async (till) => {
    await till.open();
    const count = await expectWhole(till.page, shown);
    await till.settled(60_000);
    const references = (await server.orders(device)).map((order) => order.offline_reference);
    expect(new Set(references).size).toBe(count);
    expect(references).toHaveLength(count);
    console.log(`of ${CUTS} cuts ${count} sales were stored, ${reached.shown} of them shown as done`);
  });
  rmSync(profile, { recursive: true, force: true });
});

/** Everything that was shown is there, and of everything that is there all parts are. */
async function expectWhole(page: Page, shown: ReadonlySet<string>): Promise<number> {
  const orders = await stored<StoredOrder>(page, 'orders');
  const operations = await outbox(page);
  const references = orders.map((order) => order.offline_reference).sort();
  expect([...shown].filter((reference) => !references.includes(reference))).toEqual([]);
  expect(operations.map((entry) => entry.record_id).sort()).toEqual(orders.map((order) => order.id).sort());
  expect(holes(operations)).toEqual([]);
  expect(references.map((reference) => Number(reference.slice(-3)))).toEqual(orders.map((_, at) => at + 1));
  expect(await stored(page, 'fiscal_documents')).toHaveLength(orders.length);
  return orders.length;
}

/** Tells of a sale once it is painted: the frame after the one in which it is drawn. */
function watchForSale(): void {
  const tell = (globalThis as unknown as { sawSale: (reference: string) => void }).sawSale;
  new MutationObserver(() => {
    const reference = document.querySelector('.last-sale')?.textContent?.match(/Sale (\S+) is stored/)?.[1];
    if (reference) {
      requestAnimationFrame(() => tell(reference));
    }
  }).observe(document.body, { childList: true, subtree: true });
}

/** The click's handler has run when this begins to wait. */
async function clickAndWait(page: Page, milliseconds: number): Promise<void> {
  const name = 'Finish sale';
  await page.evaluate((label) => {
    const buttons = [...document.querySelectorAll('dialog button')] as HTMLButtonElement[];
    buttons.find((button) => button.textContent?.includes(label))?.click();
  }, name);
  await new Promise((later) => setTimeout(later, milliseconds));
}

async function opened(own: OwnBrowser, origin: string): Promise<TillPage> {
  const till = new TillPage(own.context.pages()[0] ?? (await own.context.newPage()), origin);
  await till.open();
  await till.logIn();
  return till;
}

async function withTill(
  profile: string,
  origin: string,
  work: (till: TillPage) => Promise<void>,
): Promise<void> {
  const own = await OwnBrowser.start(profile);
  try {
    const page = own.context.pages()[0] ?? (await own.context.newPage());
    await work(new TillPage(page, origin));
  } finally {
    await own.kill();
  }
}

/** Mulberry32: from 0 to below 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
