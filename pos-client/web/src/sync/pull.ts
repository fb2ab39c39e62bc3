import type { TillDb } from '../store/db';
import type { DataKey } from '../store/sealing';
import { writeState } from '../store/state';
import type { SyncConfig } from './config';
import { Refused, Unreachable } from './failure';
import { isFirstLoad, type PageStore } from './pageStore';
import { Resync } from './resync';
import { Sizing } from './sizing';
import { groupOf, type Place, readPlace, type StreamPlan } from './streams';
import type { Page, Transport } from './transport';

const QUICK_MS = 1_500;
const SLOW_MS = 8_000;

/** What pulls did. */
export interface Pulled {
  changes: number;
  receipts: number;
}

/** After each page, with where the stream stood before; what it does comes before the next one. */
export type PageListener = (stream: StreamPlan, place: Place, changes: number) => Promise<void>;

/** Brings a stream of the feed down, page by page; while a page is being stored the next one is on its way. */
export class Pull {
  private readonly db: TillDb;
  private readonly transport: Transport;
  private readonly config: SyncConfig;
  private readonly pages: PageStore;
  private readonly onPage: PageListener;
  private readonly size: Sizing;
  /** of a first load, the page after the one that is being taken apart: at most one ahead of that */
  private early: { cursor: string; page: Promise<Page | null> } | null = null;

  constructor(db: TillDb, transport: Transport, config: SyncConfig, pages: PageStore, onPage: PageListener) {
    this.db = db;
    this.transport = transport;
    this.config = config;
    this.pages = pages;
    this.onPage = onPage;
    this.size = new Sizing(config.minPage, config.page, config.maxPage);
  }

  /** Pulls until nothing is left. */
  async toTheEnd(stream: StreamPlan, keys: readonly DataKey[]): Promise<Pulled> {
    const pulled: Pulled = { changes: 0, receipts: 0 };
    await this.begin(stream);
    this.early = null;
    let under: Promise<Page | null> | null = null;
    for (let more = true; more; ) {
      const place = await readPlace(this.db, stream.name);
      const page = await this.page(stream, place, under);
      under = page?.answer.has_more === true ? this.after(stream, place, page.answer.cursor) : null;
      if (page !== null) {
        const stored = await this.pages.store(stream, place, page, keys);
        pulled.changes += page.answer.changes.length;
        pulled.receipts += stored.receipts;
        under = stored.overtaken ? null : under;
        await this.onPage(stream, place, page.answer.changes.length);
        more = page.answer.has_more || stored.overtaken;
      } else {
        more = (await readPlace(this.db, stream.name)).cursor !== place.cursor;
      }
    }
    await writeState(this.db, 'last_pull_at', this.config.now().toISOString());
    return pulled;
  }

  /** One table from nothing, beside its stream: what a digest found to differ. Answers what the server has of it. */
  async table(table: string, keys: readonly DataKey[]): Promise<Set<string>> {
    const seen = new Set<string>();
    const stream: StreamPlan = { name: '', group: groupOf(table), tables: [table] };
    let cursor: string | null = null;
    for (let more = true; more; ) {
      const page: Page | null = await this.fetch(stream, { cursor, etag: null }, this.limit());
      for (const id of await this.pages.storeBeside(page?.answer.changes ?? [], keys)) {
        seen.add(id);
      }
      cursor = page?.answer.cursor ?? null;
      more = page?.answer.has_more ?? false;
    }
    return seen;
  }

  /**
   * A stream that was under way and lost its cursor has to find out what went meanwhile; so has that of people, some of whom
   * this till may have made before it could pull any.
   */
  private async begin(stream: StreamPlan): Promise<void> {
    const place = await readPlace(this.db, stream.name);
    const mayHaveRows = place.begun || stream.group === 'people';
    if (place.cursor === null && mayHaveRows && !place.replacing) {
      await new Resync(this.db, stream.name).begin();
    }
  }

  /** Null where there is nothing new, or where the stream begins anew because its cursor expired. */
  private async page(
    stream: StreamPlan,
    place: Place,
    under: Promise<Page | null> | null,
  ): Promise<Page | null> {
    try {
      return await (under ?? this.fetch(stream, place, this.limit(isFirstLoad(stream, place))));
    } catch (failure) {
      if (!(failure instanceof Refused) || !failure.isExpiredCursor || place.cursor === null) {
        throw failure;
      }
      await new Resync(this.db, stream.name).begin();
      if (place.replacing) {
        throw Unreachable.busy('the feed changed again while it was being loaded', null);
      }
      return null;
    }
  }

  /** The page that begins there, which may be on its way already. */
  private after(stream: StreamPlan, place: Place, cursor: string): Promise<Page | null> {
    const { early } = this;
    this.early = null;
    return early?.cursor === cursor ? early.page : this.ahead(stream, place, cursor);
  }

  private ahead(stream: StreamPlan, place: Place, cursor: string): Promise<Page | null> {
    const first = isFirstLoad(stream, place);
    const onward = first ? this.onward(stream, place) : undefined;
    const page = this.fetch(stream, { cursor, etag: null }, this.limit(first), onward);
    page.catch(() => {});
    return page;
  }

  private onward(stream: StreamPlan, place: Place): (cursor: string) => void {
    return (cursor) => {
      this.early ??= { cursor, page: this.ahead(stream, place, cursor) };
    };
  }

  /** A till that can't sell yet takes all it gets; one that somebody works at a little at a time. */
  private limit(first = false): number {
    const most = this.config.isAttended() && !first ? this.config.attendedPage : this.config.maxPage;
    return Math.min(this.size.now, most);
  }

  private async fetch(
    stream: StreamPlan,
    { cursor, etag }: Pick<Place, 'cursor' | 'etag'>,
    limit: number,
    onward?: (cursor: string) => void,
  ): Promise<Page | null> {
    const begun = this.config.now().getTime();
    try {
      const page = await this.transport.pull({ cursor, etag, limit, tables: stream.tables, onward });
      const took = this.config.now().getTime() - begun;
      if (took > SLOW_MS) {
        this.size.tooMuch(limit);
      } else if (page !== null && page.answer.changes.length >= limit && took < QUICK_MS) {
        this.size.wentWell();
      }
      return page;
    } catch (failure) {
      if (failure instanceof Unreachable && failure.stalled) {
        this.size.tooMuch(limit);
      }
      throw failure;
    }
  }
}
