import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Demo, demo } from './stack';

export interface Device {
  id: string;
  key: string;
  name: string;
  branchId: string;
}

export interface Branch {
  id: string;
  code: string;
}

/** A sale as the server tells it; only what tests look at. */
export interface ServerOrder {
  id: string;
  total: number;
  status: string;
  device_id: string;
  offline_reference: string | null;
  transaction_code: string | null;
  global_order_number: number | null;
  created_at: string;
  occurred_at: string;
  notes: string | null;
  metadata: unknown;
  items: ({ product_id: string; quantity: number; total_price: number } & Record<string, unknown>)[];
}

export interface DeviceStatus {
  epoch: number;
  received_through: number;
  applied_through: number;
  missing_seqs: number[];
  open_conflicts: number;
  clock_skew_ms: number | null;
}

interface Push {
  type: string;
  id: string;
  payload: Record<string, unknown>;
  seq: number;
  base_version?: number;
}

/** The other side of the line: what the servers know, asked for past the till. */
export class Server {
  readonly demo: Demo = demo();

  /** A branch for each test, so that none sees what another left behind. */
  async newBranch(): Promise<Branch> {
    const code = `E${randomUUID().slice(0, 6).toUpperCase()}`;
    const path = `/organizations/${this.demo.organization_id}/branches`;
    const { id } = await this.install<{ id: string }>(path, { code, name: `Branch ${code}` });
    return { id, code };
  }

  /** A device for each test, so that none shares numbers with another. */
  newDevice({ id }: { id: string }): Promise<Device> {
    return this.device(this.demo.organization_id, id, `E2E-${randomUUID().slice(0, 8)}`);
  }

  async device(organizationId: string, branchId: string, name: string): Promise<Device> {
    const body = { organization_id: organizationId, name, branch_id: branchId };
    const { id, key } = await this.install<{ id: string; key: string }>('/devices', body);
    return { id, key, name, branchId };
  }

  revoke(device: Device): Promise<unknown> {
    return this.install(`/devices/${device.id}/revoke`, {});
  }

  /** Calls that make organizations and devices, with the installation's token. */
  install<T>(path: string, body: object): Promise<T> {
    return this.call<T>(path, this.#setupToken(), { method: 'POST', body: JSON.stringify(body) });
  }

  status(device: Device): Promise<DeviceStatus> {
    return this.get(device, '/sync/status');
  }

  /** Every sale of this device. */
  async orders(device: Device): Promise<ServerOrder[]> {
    const orders: ServerOrder[] = [];
    for (let cursor = ''; ; ) {
      const query = `device_id=${device.id}&limit=1000${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = await this.get<{ items: ServerOrder[]; next_cursor?: string | null }>(
        device,
        `/orders?${query}`,
      );
      orders.push(...page.items);
      if (!page.next_cursor) {
        return orders;
      }
      cursor = page.next_cursor;
    }
  }

  /** What is in the branch's shelves. */
  async stock(device: Device, productId: string): Promise<number> {
    const page = await this.get<{ items: { branch_id: string; quantity: number }[] }>(
      device,
      `/stock_levels?product_id=${productId}`,
    );
    const level = page.items.find((row) => row.branch_id === device.branchId);
    return level?.quantity ?? 0;
  }

  get<T>(device: Device, path: string): Promise<T> {
    return this.call<T>(path, device.key, {});
  }

  /** Operations of a device that is no browser; each has to be applied. */
  async push(device: Device, operations: readonly Push[], waitSeconds = 30): Promise<void> {
    const now = new Date().toISOString();
    const sent = operations.map((operation) => ({ op_id: randomUUID(), occurred_at: now, ...operation }));
    const body = JSON.stringify({ sent_at: now, operations: sent });
    const headers = { Prefer: `wait=${waitSeconds}` };
    const { results } = await this.call<{ results: { status: string; message?: string }[] }>(
      '/sync/batch',
      device.key,
      { method: 'POST', body, headers },
    );
    const bad = results.find((result) => result.status === 'rejected');
    if (bad) {
      throw new Error(`the server refused an operation: ${JSON.stringify(bad)}`);
    }
  }

  async call<T>(path: string, credential: string, init: RequestInit): Promise<T> {
    const response = await fetch(this.demo.gateway_url + path, {
      ...init,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${credential}`, ...init.headers },
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${text}`);
    }
    return (text === '' ? {} : JSON.parse(text)) as T;
  }

  #setupToken(): string {
    const home = dirname(process.env.TILLSTREAM_DEMO ?? '');
    return readFileSync(join(home, 'setup-token'), 'utf8').trim();
  }
}
