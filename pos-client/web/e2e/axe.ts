import type { Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * What axe finds on the page as it stands; fading is over first, because half of the way colours have no contrast.
 *
 * @param rules only these; absent: all
 */
export async function violations(page: Page, where: string, rules?: string[]): Promise<string[]> {
  await page.evaluate(stillness);
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(axe.source);
  }
  const result = await page.evaluate(async (only) => {
    const { axe: run } = globalThis as unknown as { axe: typeof axe };
    const runOnly = only ? { runOnly: only } : {};
    return run.run(document, { resultTypes: ['violations'], ...runOnly });
  }, rules);
  return result.violations.map(
    ({ id, nodes }) =>
      `${where}: ${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join('; ')}`,
  );
}

async function stillness(): Promise<void> {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(fading.map(({ finished }) => finished));
}
