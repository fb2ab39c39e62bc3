import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';

/** One line: what, how much it may be, and what it was. */
export interface Line {
  what: string;
  target: string;
  plain: string;
  throttled: string;
  raw: string;
}

const FOLDER = join(import.meta.dirname, '../target/bench');

export function share(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** `p50 / p99 of n` */
export function spread(times: readonly number[]): string {
  return times.length === 0
    ? '–'
    : `${share(times, 0.5).toFixed(1)} / ${share(times, 0.99).toFixed(1)} ms of ${times.length}`;
}

/** Prints the table as Markdown and keeps it in `target/bench/speed.md`. */
export function print(lines: readonly Line[], notes: readonly string[]): void {
  const rows = [
    ['', 'target', 'plain', '6× slower CPU', 'raw limit'],
    ['---', '---', '---', '---', '---'],
    ...lines.map(({ what, target, plain, throttled, raw }) => [what, target, plain, throttled, raw]),
  ];
  const text = [
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...notes,
    `Load of the machine at the end: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}.`,
  ].join('\n');
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'speed.md'), `${text}\n`);
  console.log(`\n${text}\n`);
}
