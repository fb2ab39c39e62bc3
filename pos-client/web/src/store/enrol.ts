import type { DeviceStatus } from '../wire';
import { changes } from './changes';
import type { FiscalDocument } from './db';
import { forgetAll } from './forget';
import { ask, type Gateway } from './gateway';
import { Refusal } from './refusal';
import { beginEpoch, readState, readStates, writeState } from './state';
import type { Till } from './till';

const LABEL_LENGTH = 12;
const MS_PER_MINUTE = 60_000;
const PAGE = 1000;

/** What makes a browser the till of a device. */
export interface Enrolment {
  /** the device's key, told once by the back office */
  key: string;
  /** what the till prints in its numbers; absent for the one it has, or the end of the device's id */
  label?: string;
  /** absent for the origin that served the till */
  gatewayUrl?: string;
}

/**
 * Makes this store the store of the device that the key belongs to; again with another key of the same device after a
 * rotation. Where the server already has operations of the device and this store has none, the device was re-installed, and
 * its counters start anew in an epoch of their own (S2-22, R-7, R-9), while its chain of documents goes on where the
 * server's ends (B-3). A store without a device is emptied first: what lies there was left by another one.
 *
 * @throws Refusal `not_reachable`, `key_refused`, `gateway_refused`, `other_device`
 */
export async function enrol(
  till: Till,
  enrolment: Enrolment,
  fetcher: typeof fetch = fetch,
): Promise<DeviceStatus> {
  const { db } = till;
  const gateway: Gateway = { url: enrolment.gatewayUrl ?? '', key: enrolment.key, fetch: fetcher };
  const status = await ask<DeviceStatus>(gateway, '/sync/status');
  const isKnown = status.received_through > 0 || status.missing_seqs.length > 0;
  const chain = isKnown && (await isNew(till)) ? await chainHead(gateway, status.device_id) : undefined;
  await db.transaction('rw', db.tables, async () => {
    const owner = await readState(db, 'device_id');
    if (owner === undefined && (await db.sync_outbox.count()) === 0) {
      await forgetAll(db);
    }
    if (owner !== undefined && owner !== status.device_id) {
      throw new Refusal('other_device', { owner, key: status.device_id });
    }
    if (isKnown && (await isNew(till))) {
      await beginLife(till, chain);
    }
    await identify(till, gateway, status, enrolment.label);
  });
  changes.announce(
    db.tables.map((table) => table.name),
    true,
  );
  return status;
}

/**
 * What an enrolment link does at a till that has a device already: nothing where it is for that one; but a till whose key the
 * server refuses takes the new one.
 *
 * @throws Refusal `other_device`, `not_reachable`, `key_refused`, `gateway_refused`
 */
export async function enrolAgain(till: Till, key: string, fetcher: typeof fetch = fetch): Promise<void> {
  const [url = '', known, owner, stopped] = await readStates(
    till.db,
    'gateway_url',
    'device_key',
    'device_id',
    'stopped',
  );
  if (key === known) {
    return;
  }
  const { device_id } = await ask<DeviceStatus>({ url, key, fetch: fetcher }, '/sync/status');
  if (device_id !== owner) {
    throw new Refusal('other_device', { owner, key: device_id });
  }
  if (stopped !== undefined) {
    await enrol(till, { key, gatewayUrl: url }, fetcher);
  }
}

async function isNew(till: Till): Promise<boolean> {
  const [seq = 0, epoch] = await readStates(till.db, 'seq', 'epoch');
  return seq === 0 && epoch === undefined;
}

async function beginLife(till: Till, chain: FiscalDocument | undefined): Promise<void> {
  const { db } = till;
  await beginEpoch(db, Math.floor(till.now().getTime() / MS_PER_MINUTE));
  if (chain !== undefined) {
    await db.fiscal_documents.put(chain);
    await writeState(db, 'chain_from', chain.document_seq);
  }
}

async function identify(
  till: Till,
  gateway: Gateway,
  status: DeviceStatus,
  label: string | undefined,
): Promise<void> {
  const { db } = till;
  const known = await readState(db, 'device_label');
  await writeState(db, 'device_id', status.device_id);
  await writeState(db, 'branch_id', status.branch_id);
  await writeState(db, 'device_label', label ?? known ?? status.device_id.slice(-LABEL_LENGTH));
  await writeState(db, 'gateway_url', gateway.url);
  await writeState(db, 'device_key', gateway.key);
  await writeState(db, 'enrolled_at', till.now().toISOString());
  await writeState(db, 'stopped', undefined);
}

/** The last document that the server has of the device; none where it doesn't tell. */
async function chainHead(gateway: Gateway, deviceId: string): Promise<FiscalDocument | undefined> {
  try {
    return await lastDocument(gateway, deviceId);
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'gateway_refused') {
      return undefined;
    }
    throw error;
  }
}

async function lastDocument(gateway: Gateway, deviceId: string): Promise<FiscalDocument | undefined> {
  let last: FiscalDocument | undefined;
  for (let more = true; more; ) {
    const from = (last?.document_seq ?? 0) + 1;
    const path = `/fiscal/chain?device_id=${encodeURIComponent(deviceId)}&limit=${PAGE}&from=${from}`;
    const { documents } = await ask<{ documents: FiscalDocument[] }>(gateway, path);
    last = documents.at(-1) ?? last;
    more = documents.length === PAGE;
  }
  return last === undefined ? undefined : documentOf(last);
}

function documentOf(told: FiscalDocument): FiscalDocument {
  const { document_seq, kind, id, occurred_at, total, tax, previous_hash, document_hash } = told;
  return {
    document_seq,
    kind,
    id,
    occurred_at,
    total: total ?? null,
    tax: tax ?? null,
    previous_hash,
    document_hash,
  };
}
