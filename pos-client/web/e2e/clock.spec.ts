import type { Device, Server } from './server';
import { expect, test } from './test';

const DAY_MS = 86_400_000;

/** Put before every script of the till: pages and workers have another day. */
function shift(milliseconds: number): string {
  return `if(!globalThis.__clock){globalThis.__clock=1;const D=Date,n=D.now.bind(D);globalThis.Date=class extends D{
constructor(...a){a.length?super(...a):super(n()+${milliseconds})}static now(){return n()+${milliseconds}}}}\n`;
}

for (const [name, offset] of [
  ['a day ahead', DAY_MS],
  ['a day behind', -DAY_MS],
] as const) {
  test(`the clock is ${name}: the sale counts, on the server's day (R-13, B-15)`, async ({
    till,
    device,
    server,
    line,
  }) => {
    line.rewrite = (path, body) => (path.endsWith('.js') ? shift(offset) + body : body);
    await till.ready(device);
    const said = await till.page.evaluate(() => Date.now());
    expect(Math.abs(said - Date.now() - offset)).toBeLessThan(60_000);
    const reference = await till.sell();
    await till.settled();

    const [order] = await server.orders(device);
    expect(order?.offline_reference).toBe(reference);
    const { clock_skew_ms: skew } = await server.status(device);
    expect(Math.abs(Number(skew) - offset)).toBeLessThan(60_000);
    expect(Math.abs(Date.parse(order?.created_at ?? '') - Date.now())).toBeLessThan(120_000);
    const sold = (day: string) => soldOn(server, device, day);
    expect(await sold(dayOf(Date.now()))).toBe(1);
    expect(await sold(dayOf(Date.now() + offset))).toBe(0);
  });
}

/** The demo's shops lie in one time zone. */
function dayOf(milliseconds: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(milliseconds);
}

/** What the report counts for the device on that day. */
async function soldOn(server: Server, device: Device, day: string): Promise<number> {
  const path = `/reports/sales?by=device&from=${day}&to=${day}`;
  const { items } = await server.get<{ items: { key: string; sales_count: number }[] }>(device, path);
  return items.find((item) => item.key === device.id)?.sales_count ?? 0;
}
