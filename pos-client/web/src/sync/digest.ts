import { sha256 } from '@noble/hashes/sha2.js';
import { isBlockTable, liveVersions } from '../catalog/blocks';
import type { TillDb } from '../store/db';
import type { Row } from '../store/records';
import type { DataKey } from '../store/sealing';
import { writeState } from '../store/state';
import type { SyncConfig } from './config';
import type { ChangeListener } from './pageStore';
import type { Pull } from './pull';
import { sweep } from './resync';
import { isKnown } from './staging';
import type { StreamPlan } from './streams';
import type { TableDigest, Transport } from './transport';

const TRIES = 3;
const PACE = 10_000;

/**
 * Compares what the till has with what the server says it should have (PROTOCOL §4), and loads a table that differs anew,
 * that table alone.
 */
export class DigestCheck {
  private readonly db: TillDb;
  private readonly transport: Transport;
  private readonly config: SyncConfig;
  private readonly pull: Pull;
  private readonly onChange: ChangeListener;

  constructor(db: TillDb, transport: Transport, config: SyncConfig, pull: Pull, onChange: ChangeListener) {
    this.db = db;
    this.transport = transport;
    this.config = config;
    this.pull = pull;
    this.onChange = onChange;
  }

  /** Compares, and repairs what differs. Answers the names of the tables that it repaired. */
  async checkAndRepair(streams: readonly StreamPlan[], keys: readonly DataKey[]): Promise<string[]> {
    const repaired: string[] = [];
    for (const stream of streams) {
      for (const table of (await this.diverged(stream, keys)) ?? []) {
        await this.repair(table, keys);
        repaired.push(table);
      }
    }
    await writeState(this.db, 'last_digest_at', this.config.now().toISOString());
    await writeState(
      this.db,
      'last_digest',
      repaired.length === 0 ? 'equal' : `repaired ${repaired.join(', ')}`,
    );
    return repaired;
  }

  /** The tables that differ; null where the feed did not stand still long enough to compare. */
  async diverged(stream: StreamPlan, keys: readonly DataKey[]): Promise<string[] | null> {
    for (let i = 0; i < TRIES; i += 1) {
      await this.pull.toTheEnd(stream, keys);
      const server = await this.transport.digest(stream.tables);
      const meanwhile = await this.pull.toTheEnd(stream, keys);
      if (meanwhile.changes === 0 && meanwhile.receipts === 0) {
        return this.different(server);
      }
    }
    return null;
  }

  private async different(server: readonly TableDigest[]): Promise<string[]> {
    const different: string[] = [];
    for (const digest of server.filter((each) => isKnown(each.table))) {
      const local = await localDigest(this.db, digest.table, () => this.config.sleep(0));
      if (local.count !== digest.count || local.hash !== digest.hash) {
        different.push(digest.table);
      }
    }
    return different;
  }

  private async repair(table: string, keys: readonly DataKey[]): Promise<void> {
    const seen = await this.pull.table(table, keys);
    this.onChange([table], await sweep(this.db, table, seen));
  }
}

/**
 * What the till has of the server in one table: open changes of its own are not in it.
 *
 * @param breathe is awaited now and then, because a large table takes a while
 */
export async function localDigest(
  db: TillDb,
  table: string,
  breathe: () => Promise<void>,
): Promise<TableDigest> {
  const versions = await serverVersions(db, table);
  const hash = [0, 0] as [number, number];
  let count = 0;
  for (const [id, version] of versions) {
    xor(hash, `${table}|${id}|${version}`);
    count += 1;
    if (count % PACE === 0) {
      await breathe();
    }
  }
  const hex = hash.map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  return { table, count, hash: hex };
}

async function serverVersions(db: TillDb, table: string): Promise<Map<string, number>> {
  return db.transaction('r', [table, 'server_rows'], async () => {
    const versions = isBlockTable(table) ? await liveVersions(db, table) : await rowVersions(db, table);
    const kept = await db.server_rows.where('[table+id]').between([table, ''], [table, '\uffff']).toArray();
    for (const row of kept) {
      if (row.deleted) {
        versions.delete(row.id);
      } else {
        versions.set(row.id, row.version);
      }
    }
    return versions;
  });
}

async function rowVersions(db: TillDb, table: string): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  await db.table<Row, string>(table).each((row) => {
    if (typeof row.version === 'number') {
      versions.set(row.id, row.version);
    }
  });
  return versions;
}

const encoder = new TextEncoder();

/** The first 8 bytes of the text's SHA-256, into both halves. */
function xor(hash: [number, number], text: string): void {
  const bytes = sha256(encoder.encode(text));
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  hash[0] ^= view.getInt32(0);
  hash[1] ^= view.getInt32(4);
}
