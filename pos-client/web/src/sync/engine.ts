import type { TillDb } from '../store/db';
import type { DataKey } from '../store/sealing';
import { readStates, writeState } from '../store/state';
import { Alarm } from './alarm';
import { Backoff } from './backoff';
import { DEFAULTS, type SyncConfig } from './config';
import { inWords, Refused, SyncFailure, Unreachable } from './failure';
import type { Command, SyncState } from './messages';
import { type Activity, overview } from './overview';
import type { ChangeListener } from './pageStore';
import { Queue } from './queue';
import { Round, type RoundListener } from './round';
import type { Transport } from './transport';

const NUDGE_MS = 100;
const HEAD_MS = 300;
const ONLINE_MS = 1_000;
/** How soon it is told how things stand; later while somebody works at the till, because sales wait for what is counted. */
const PUBLISH_MS = 150;
const ATTENDED_PUBLISH_MS = 700;
const GOOD_STREAM_MS = 10_000;

/** What the engine needs from around it. */
export interface Surroundings {
  connect(url: string, key: string): Transport;
  changed: ChangeListener;
  rebuilt(tables: readonly string[]): void;
  state(state: SyncState): void;
}

/**
 * Keeps a till in sync: a round every 3 s while something waits, every 30 s otherwise (S1-71), soon after a sale, when the
 * server hints at news, when a person asks or the network comes back; later and later while the gateway is away, which a
 * ping tells and never the browser's own opinion. A refused key ends it until a person acts. One at a time over all
 * tabs; whatever fails leaves the till as it was, and the next round goes on from there.
 */
export class Engine {
  private readonly db: TillDb;
  private readonly around: Surroundings;
  private readonly config: SyncConfig;
  private readonly backoff: Backoff;
  private readonly alarm = new Alarm();
  private readonly commands = new Set<Command>();
  private readonly activity: Activity = { phase: 'starting', progress: null, missingSeqs: [] };
  private connection: { id: string; round: Round; transport: Transport; hints: AbortController } | null =
    null;
  private keys: readonly DataKey[] = [];
  private saving = false;
  private failures = 0;
  private lastRoundAt = 0;
  private listening = false;
  private publishing = false;

  constructor(db: TillDb, around: Surroundings, config: SyncConfig = DEFAULTS) {
    this.db = db;
    this.around = around;
    this.config = config;
    this.backoff = new Backoff(config.backoffMs, config.maxBackoffMs, config.random);
  }

  /** Syncs until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    await new Queue(this.db).release();
    signal.addEventListener('abort', () => this.alarm.bringForward(0));
    while (!signal.aborted) {
      const pause = await this.turn();
      await this.alarm.wait(this.commands.size > 0 ? 0 : pause);
    }
    this.connection?.hints.abort();
  }

  /** Something was queued. Sales in a row go up together: never sooner than 3 s after the round before (S1-71). */
  nudge(): void {
    this.publishSoon();
    if (this.failures === 0) {
      this.alarm.bringForward(Math.max(NUDGE_MS, this.sinceRound(this.config.busyMs)));
    }
  }

  /** The browser says that there is a network; with a little chance, because the neighbours hear it too. */
  online(): void {
    this.alarm.bringForward(ONLINE_MS * this.config.random());
  }

  /** A person asks: at once. */
  command(command: Command): void {
    this.commands.add(command);
    this.alarm.bringForward(0);
  }

  /** Who is logged in can read people's records; nobody: none. */
  unlock(keys: readonly DataKey[]): void {
    this.keys = keys;
    this.nudge();
  }

  /** From the next round on, what isn't urgent waits (S2-16); a person's command doesn't. */
  savePower(saving: boolean): void {
    this.saving = saving;
  }

  /** Tells how things stand, soon. */
  publishSoon(): void {
    if (!this.publishing) {
      this.publishing = true;
      const wait = this.config.isAttended() ? ATTENDED_PUBLISH_MS : PUBLISH_MS;
      setTimeout(() => void this.publish(), wait);
    }
  }

  /**
   * One round, if there is somebody to talk to.
   *
   * @returns how long to wait before the next, in milliseconds
   */
  async turn(): Promise<number> {
    const commands = [...this.commands];
    this.commands.clear();
    try {
      const connection = await this.connect(commands.length > 0);
      if (connection === null) {
        return this.config.idleMs;
      }
      if (this.failures > 0) {
        await connection.transport.ping();
      }
      await this.work(connection.round, commands);
      await this.succeed();
      this.listen(connection);
      return (await connection.round.isAnythingOpen()) ? this.config.busyMs : this.config.idleMs;
    } catch (failure) {
      return await this.fail(failure);
    } finally {
      this.lastRoundAt = performance.now();
      this.publishSoon();
    }
  }

  private async work(round: Round, commands: readonly Command[]): Promise<void> {
    round.keys = this.keys;
    round.saving = this.saving;
    if (commands.includes('full')) {
      await round.reload();
    }
    await round.run();
    if (commands.includes('check') || commands.includes('full')) {
      await round.check();
    }
  }

  /** Null while there is no key, or one that was refused. */
  private async connect(asked: boolean): Promise<Engine['connection']> {
    const [url = '', key, stopped] = await readStates(this.db, 'gateway_url', 'device_key', 'stopped');
    if (key === undefined || (stopped !== undefined && !asked)) {
      this.show(key === undefined ? 'starting' : 'stopped');
      return null;
    }
    const id = `${url} ${key}`;
    if (this.connection?.id !== id) {
      this.connection?.hints.abort();
      const transport = this.around.connect(url, key);
      const round = new Round(this.db, transport, this.config, this.listener());
      this.connection = { id, round, transport, hints: new AbortController() };
    }
    return this.connection;
  }

  private listener(): RoundListener {
    return {
      phase: (phase, progress) => this.show(phase, progress),
      changed: this.around.changed,
      rebuilt: this.around.rebuilt,
      missing: (seqs) => {
        this.activity.missingSeqs = [...seqs];
      },
    };
  }

  private async succeed(): Promise<void> {
    this.failures = 0;
    await writeState(this.db, 'last_error', undefined);
    await writeState(this.db, 'stopped', undefined);
    this.show('idle');
  }

  private async fail(failure: unknown): Promise<number> {
    this.failures += 1;
    const words = inWords(failure);
    await writeState(this.db, 'last_error', words);
    if (failure instanceof Refused && failure.isAboutTheKey) {
      await writeState(this.db, 'stopped', words);
      this.failures = 0;
      this.show('stopped');
      return this.config.idleMs;
    }
    if (!(failure instanceof SyncFailure)) {
      console.error(failure);
    }
    this.show(failure instanceof Unreachable ? 'unreachable' : 'idle');
    const asked = failure instanceof Unreachable ? (failure.retryAfterMs ?? 0) : 0;
    return Math.max(asked, this.backoff.after(this.failures));
  }

  /** Hints come as long as the gateway keeps the stream open; when a good one breaks, the next round tells why. */
  private listen(connection: NonNullable<Engine['connection']>): void {
    if (this.listening) {
      return;
    }
    this.listening = true;
    const begun = performance.now();
    const onHead = () => this.alarm.bringForward(Math.max(HEAD_MS, this.sinceRound(ONLINE_MS)));
    connection.transport
      .heads(onHead, connection.hints.signal)
      .catch(() => {
        if (performance.now() - begun > GOOD_STREAM_MS) {
          this.online();
        }
      })
      .finally(() => {
        this.listening = false;
      });
  }

  private sinceRound(milliseconds: number): number {
    return this.lastRoundAt + milliseconds - performance.now();
  }

  private show(phase: Activity['phase'], progress: Activity['progress'] = null): void {
    this.activity.phase = phase;
    this.activity.progress = progress;
    this.publishSoon();
  }

  private async publish(): Promise<void> {
    this.publishing = false;
    this.around.state(await overview(this.db, this.activity));
  }
}
