import { test as base, expect } from '@playwright/test';
import { Line } from './line';
import { type Branch, type Device, Server } from './server';
import { TillPage } from './till';

interface Fixtures {
  server: Server;
  /** between this test's browser and the gateway */
  line: Line;
  /** of this test alone */
  branch: Branch;
  device: Device;
  till: TillPage;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
  server: async ({}, use) => {
    await use(new Server());
  },
  line: async ({ server }, use) => {
    const line = await Line.open(server.demo.gateway_url, process.env.TILLSTREAM_PAGES);
    await use(line);
    await line.cut();
  },
  branch: async ({ server }, use) => {
    await use(await server.newBranch());
  },
  device: async ({ server, branch }, use) => {
    await use(await server.newDevice(branch));
  },
  till: async ({ page, line }, use) => {
    page.on('dialog', (dialog) => dialog.accept());
    await use(new TillPage(page, line.origin));
  },
});

export { expect };
