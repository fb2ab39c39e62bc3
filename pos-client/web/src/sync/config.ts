/** How a till talks to its gateway (S1-71, S0-30, S2-12). */
export interface SyncConfig {
  /** operations in a request */
  batch: number;
  /** the same where the queue is as long as `longQueue` */
  longBatch: number;
  longQueue: number;
  /** of a request before compression */
  requestBytes: number;
  /** how often an operation is tried where the gateway could not decide on it */
  attempts: number;
  /** what was durable for so long and has no receipt is sent again */
  unconfirmedMs: number;
  /** records in a page: where it begins, and between what it moves */
  page: number;
  minPage: number;
  maxPage: number;
  /** rows, and products, of one write, so that a scan never waits long for it, and the pause after it */
  writeRows: number;
  writeProducts: number;
  writePauseMs: number;
  /** the same while the till can't sell yet because its prices are still coming */
  firstWriteRows: number;
  firstWriteProducts: number;
  /** the same, and the most records in a page, while somebody works at the till: 1,000 products come a second then */
  attendedWriteProducts: number;
  attendedPauseMs: number;
  attendedPage: number;
  busyMs: number;
  idleMs: number;
  digestMs: number;
  backoffMs: number;
  maxBackoffMs: number;
  /** settled operations stay in the outbox for so long */
  keepSettledMs: number;
  /** whether somebody works at the till at this moment: what is pulled gives way, and still goes on */
  isAttended(): boolean;
  /** whether nobody has for a while: the time to tidy up */
  isAtRest(): boolean;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
  /** from 0 to below 1 */
  random(): number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

export const DEFAULTS: SyncConfig = {
  batch: 30,
  longBatch: 50,
  longQueue: 100,
  requestBytes: 900_000,
  attempts: 5,
  unconfirmedMs: 10 * MINUTE,
  page: 1_000,
  minPage: 25,
  maxPage: 5_000,
  writeRows: 50,
  writeProducts: 1_000,
  writePauseMs: 30,
  firstWriteRows: 500,
  firstWriteProducts: 5_000,
  attendedWriteProducts: 200,
  attendedPauseMs: 180,
  attendedPage: 500,
  busyMs: 3 * SECOND,
  idleMs: 30 * SECOND,
  digestMs: 15 * MINUTE,
  backoffMs: SECOND,
  maxBackoffMs: 30 * SECOND,
  keepSettledMs: 30 * DAY,
  isAttended: () => false,
  isAtRest: () => false,
  now: () => new Date(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
};
