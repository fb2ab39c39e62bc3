import { pbkdf2Sync, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Device, Server } from '../e2e/server';
import { generatedProducts } from '../src/catalog/products.test-support';

const SEED = 20_261_121;
const BATCH = 200;
const PARALLEL = 4;
const PIN_ITERATIONS = 120_000;

/** A shop with a large catalogue; made once for a stack, because that takes minutes. */
export interface Shop {
  organizationId: string;
  branchId: string;
  office: Device;
  /** the last number that the office used */
  seq: number;
  products: number;
}

export const PIN = '2468';
export const CASHIER = 'Bench Cashier';

export async function shop(server: Server, products: number): Promise<Shop> {
  const file = join(dirname(process.env.TILLSTREAM_DEMO ?? ''), `bench-shop-${products}.json`);
  if (existsSync(file)) {
    return JSON.parse(readFileSync(file, 'utf8')) as Shop;
  }
  const made = await make(server, products);
  writeFileSync(file, JSON.stringify(made));
  return made;
}

/** A new price for the first products: that many changes of the feed. */
export async function changePrices(server: Server, made: Shop, count: number): Promise<void> {
  const price = 100 + (Date.now() % 10_000);
  const operations = generatedProducts(count, SEED).map(({ id }) => ({
    type: 'products.upsert',
    id,
    payload: { price },
  }));
  await pushAll(server, made, operations);
  const file = join(dirname(process.env.TILLSTREAM_DEMO ?? ''), `bench-shop-${made.products}.json`);
  writeFileSync(file, JSON.stringify(made));
}

async function make(server: Server, products: number): Promise<Shop> {
  const code = `B${randomUUID().slice(0, 6).toUpperCase()}`;
  const organization = { code, name: 'Bench', currency: 'EUR' };
  const { id: organizationId } = await server.install<{ id: string }>('/organizations', organization);
  const { id: branchId } = await server.install<{ id: string }>(`/organizations/${organizationId}/branches`, {
    code: 'B1',
    name: 'Bench branch',
  });
  const office = await server.device(organizationId, branchId, 'OFFICE');
  const made: Shop = { organizationId, branchId, office, seq: 0, products };
  const goods = generatedProducts(products, SEED).map(({ id, version: _version, ...payload }) => ({
    type: 'products.upsert',
    id,
    payload: { ...payload },
  }));
  await pushAll(server, made, [...people(), ...goods]);
  return made;
}

function people() {
  const salt = randomBytes(16);
  const hash = pbkdf2Sync(PIN, salt, PIN_ITERATIONS, 32, 'sha256');
  const pin_hash = `pbkdf2-sha256$${PIN_ITERATIONS}$${salt.toString('base64')}$${hash.toString('base64')}`;
  const cashier = { name: CASHIER, role: 'cashier', pin_hash, is_active: true };
  return [
    { type: 'staff.upsert', id: randomUUID(), payload: cashier },
    { type: 'pos_settings.upsert', id: randomUUID(), payload: { require_pin: true, tax_rate: 1_500 } },
  ];
}

interface Operation {
  type: string;
  id: string;
  payload: Record<string, unknown>;
}

/** Pushes, and waits until the feed has all of it. */
async function pushAll(server: Server, made: Shop, operations: readonly Operation[]): Promise<void> {
  const begun = Date.now();
  const from = made.seq;
  const batches = Array.from({ length: Math.ceil(operations.length / BATCH) }, (_, at) =>
    operations.slice(at * BATCH, (at + 1) * BATCH).map((operation, i) => ({
      ...operation,
      seq: from + at * BATCH + i + 1,
    })),
  );
  const work = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      await server.push(made.office, batch, 0);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  made.seq = from + operations.length;
  while ((await server.status(made.office)).applied_through < made.seq) {
    await new Promise((later) => setTimeout(later, 500));
  }
  console.log(
    `${operations.length} operations pushed and applied in ${((Date.now() - begun) / 1000).toFixed(1)} s`,
  );
}
