import { compactBlocks } from '../catalog/blocks';
import { BLOCK_TABLES, type TillDb } from '../store/db';
import { purgeSettled } from '../store/outbox';
import type { DataKey } from '../store/sealing';
import { readEpoch, writeState } from '../store/state';
import { Backoff } from './backoff';
import type { SyncConfig } from './config';
import { DigestCheck } from './digest';
import type { Phase, SyncState } from './messages';
import { type ChangeListener, isFirstLoad, PageStore } from './pageStore';
import { Pull } from './pull';
import { Push } from './push';
import { Queue } from './queue';
import { Resync } from './resync';
import { type Place, readPlace, type StreamPlan, Streams } from './streams';
import type { Transport } from './transport';

const LOOKS_WHILE_UNCONFIRMED = 10;

/** Hears what a round does. */
export interface RoundListener {
  phase(phase: Phase, progress: SyncState['progress']): void;
  changed: ChangeListener;
  /** tables whose blocks were written anew, with the same rows */
  rebuilt(tables: readonly string[]): void;
  missing(seqs: readonly number[]): void;
}

/** One connection to the gateway, and what is done over it: everything once up, everything once down. */
export class Round {
  private readonly db: TillDb;
  private readonly transport: Transport;
  private readonly config: SyncConfig;
  private readonly listener: RoundListener;
  private readonly streams: Streams;
  private readonly push: Push;
  private readonly pull: Pull;
  private readonly digests: DigestCheck;
  private checkedAt: number | null = null;
  private pushedAt = 0;
  private revivedAt = 0;

  constructor(db: TillDb, transport: Transport, config: SyncConfig, listener: RoundListener) {
    this.db = db;
    this.transport = transport;
    this.config = config;
    this.listener = listener;
    this.streams = new Streams(db, transport);
    const backoff = new Backoff(config.backoffMs, config.maxBackoffMs, config.random);
    this.push = new Push(db, transport, config, backoff);
    const pages = new PageStore(db, config, listener.changed);
    this.pull = new Pull(db, transport, config, pages, (...page) => this.onPage(...page));
    this.digests = new DigestCheck(db, transport, config, this.pull, listener.changed);
  }

  /** People's records come and go only while somebody is logged in. */
  keys: readonly DataKey[] = [];

  /** The battery is low: old blocks are not cleared away, and nothing is compared (S2-16). */
  saving = false;

  /** Everything up, everything down, and now and then a look whether both sides still agree. */
  async run(): Promise<void> {
    await this.revive();
    await this.pushAll();
    const streams = await this.open();
    for (const stream of streams) {
      await this.show(stream, await readPlace(this.db, stream.name), 0);
      await this.pull.toTheEnd(stream, this.keys);
    }
    await this.pushAll();
    if (!this.saving) {
      await this.compact();
    }
    const now = this.config.now().getTime();
    if (this.checkedAt === null) {
      await this.compareNumbers();
      this.checkedAt = now - this.config.digestMs * this.config.random();
    } else if (!this.saving && now - this.checkedAt >= this.config.digestMs) {
      await this.check();
    }
  }

  /** Compares with the server and loads anew what differs. Answers which tables those were. */
  async check(): Promise<string[]> {
    this.checkedAt = this.config.now().getTime();
    await this.compareNumbers();
    const repaired = await this.digests.checkAndRepair(await this.open(), this.keys);
    await purgeSettled(this.db, new Date(this.checkedAt - this.config.keepSettledMs));
    await this.compact();
    return repaired;
  }

  /** From the next round on everything is pulled anew; outbox and open changes stay (S3-8). */
  async reload(): Promise<void> {
    await this.streams.measure();
    for (const stream of await this.streams.plan()) {
      await new Resync(this.db, stream.name).begin();
    }
  }

  /** Whether something can be sent, or a receipt is awaited. */
  async isAnythingOpen(): Promise<boolean> {
    const outbox = this.db.sync_outbox;
    const sent = await outbox.where('_sync_status').equals('syncing').count();
    const ids = new Set(this.keys.map((key) => key.id));
    const waiting = outbox
      .where('_sync_status')
      .equals('pending')
      .filter((entry) => entry._sealed === undefined || ids.has(entry._sealed.key_id));
    return sent > 0 || (await waiting.limit(1).count()) > 0;
  }

  private async revive(): Promise<void> {
    const now = this.config.now().getTime();
    if (now - this.revivedAt > this.config.unconfirmedMs / LOOKS_WHILE_UNCONFIRMED) {
      this.revivedAt = now;
      await new Queue(this.db).revive(new Date(now - this.config.unconfirmedMs));
    }
  }

  private async open(): Promise<StreamPlan[]> {
    const streams = await this.streams.plan();
    return streams.filter((stream) => stream.group !== 'people' || this.keys.length > 0);
  }

  private async pushAll(): Promise<void> {
    this.pushedAt = this.config.now().getTime();
    for (let sent = await this.pushOne(); sent > 0; sent = await this.pushOne()) {
      this.listener.changed(['sync_outbox'], []);
      await this.config.sleep(this.config.writePauseMs);
    }
  }

  private async pushOne(): Promise<number> {
    const waiting = await this.db.sync_outbox.where('_sync_status').equals('pending').count();
    if (waiting === 0) {
      return 0;
    }
    this.listener.phase('pushing', null);
    return this.push.sendOne(this.keys);
  }

  /** While much comes down, sales go up in between: as often as they would by themselves, because the next sale waits for it. */
  private async onPage(stream: StreamPlan, place: Place, changes: number): Promise<void> {
    if (this.config.now().getTime() - this.pushedAt >= this.config.busyMs) {
      await this.pushAll();
    }
    await this.show(stream, place, changes);
  }

  private async show(stream: StreamPlan, place: Place, changes: number): Promise<void> {
    if (place.rows === null) {
      this.listener.phase('pulling', null);
      return;
    }
    const total = this.streams.total(stream.tables) ?? (await this.measured(stream));
    const progress = { table: stream.tables[0] ?? '', rows: place.rows + changes, total };
    this.listener.phase(isFirstLoad(stream, place) ? 'first-load' : 'pulling', progress);
  }

  private async measured(stream: StreamPlan): Promise<number | null> {
    await this.streams.measure();
    return this.streams.total(stream.tables);
  }

  private async compact(): Promise<void> {
    for (const table of BLOCK_TABLES) {
      if (await compactBlocks(this.db, table, this.config.isAtRest())) {
        this.listener.rebuilt([table]);
      }
    }
  }

  /** Numbers that the server never saw: what is still here is sent again, the rest is shown to people (PROTOCOL §4). */
  private async compareNumbers(): Promise<void> {
    const status = await this.transport.status();
    const epoch = await readEpoch(this.db);
    const missing = (status.epoch ?? epoch) === epoch ? status.missing_seqs : [];
    const lost = await new Queue(this.db).resend(epoch, missing);
    await writeState(this.db, 'clock_skew_ms', status.clock_skew_ms ?? undefined);
    this.listener.missing(lost);
  }
}
