import { isRight } from '../domain/barcode/checkDigit';
import { latinDigits } from '../i18n';

/** The slowest scanners type a character each 80 ms or so; the fastest people need longer for many in a row. */
const SLOWEST_GAP_MS = 90;
const AVERAGE_GAP_MS = 55;
/** No hand is as quick as this for three keys and more. */
const MACHINE_GAP_MS = 35;
/** A scanner on a bad radio link, or a page that is busy, holds a code up for so long; whoever types goes on later. */
const LONGEST_STALL_MS = 600;
const SHORTEST = 4;
/** A part of a code that came in parts; fewer keys may be a person's. */
const SHORTEST_PART = 3;
const SHORTEST_BROKEN = 8;
/** As much as any code is long. */
const LONGEST = 128;

/** What a keyboard says, as far as a scanner is concerned. */
export interface KeyPress {
  key: string;
  /** the key's place on the board: what counts while another script's layout is on */
  code: string;
  shiftKey: boolean;
  /** milliseconds */
  timeStamp: number;
}

/** Keys that followed one another without a pause. */
interface Run {
  text: string;
  first: number;
  last: number;
}

/**
 * Tells a scanner that types like a keyboard from a person, by its pace (B-14): at least so many characters in quick
 * succession, then Enter or Tab. A code that came in parts is put together where every part has a machine's pace, or where
 * its check digit says that it is whole; what a person has typed before a scan stays out of it.
 */
export class Wedge {
  readonly #shortest: number;
  #runs: Run[] = [];

  constructor(shortest = SHORTEST) {
    this.#shortest = shortest;
  }

  /** The code that this key completes, or null. */
  press(event: KeyPress): string | null {
    if (event.key === 'Enter' || event.key === 'Tab') {
      const code = this.#code(event.timeStamp);
      this.#runs = [];
      return code;
    }
    if (event.key.length === 1) {
      this.#note(character(event), event.timeStamp);
    }
    return null;
  }

  #note(text: string, at: number): void {
    const run = this.#runs.at(-1);
    const gap = run ? at - run.last : Number.POSITIVE_INFINITY;
    if (run && gap <= SLOWEST_GAP_MS) {
      run.text = (run.text + text).slice(-LONGEST);
      run.last = at;
    } else {
      this.#runs = gap <= LONGEST_STALL_MS ? this.#runs.slice(-LONGEST) : [];
      this.#runs.push({ text, first: at, last: at });
    }
  }

  #code(now: number): string | null {
    const last = this.#runs.at(-1);
    if (!last || now - last.last > LONGEST_STALL_MS) {
      return null;
    }
    const broken = this.#runs.slice(0, -1).map((_, from) => this.#runs.slice(from));
    const parts =
      broken.find((runs) => areParts(runs) && isWhole(textOf(runs))) ??
      (isWhole(last.text) ? undefined : (broken.find(isHeldUp) ?? broken.find(areParts)));
    const text = parts ? textOf(parts) : this.#alone(last, now);
    return text !== null && text.length >= this.#shortest ? text : null;
  }

  /** A code in one go. What is short, comes close after other keys or waits for Enter has to be quicker than any hand. */
  #alone(run: Run, now: number): string | null {
    const isShort = run.text.length < SHORTEST_BROKEN;
    const isLate = now - run.last > SLOWEST_GAP_MS;
    const slowest = isShort || isLate || this.#runs.length > 1 ? MACHINE_GAP_MS : AVERAGE_GAP_MS;
    return paceOf(run) <= slowest && !(isShort && isLate) ? run.text : null;
  }
}

/** Several parts that no hand has typed. */
function areParts(runs: readonly Run[]): boolean {
  return (
    textOf(runs).length >= SHORTEST_BROKEN &&
    runs.every((run) => run.text.length >= SHORTEST_PART && paceOf(run) <= MACHINE_GAP_MS)
  );
}

/** A trade number, whole by its check digit, that came quickly for the most part. */
function isHeldUp(runs: readonly Run[]): boolean {
  const text = textOf(runs);
  const quick = text.length - runs.length;
  return (
    isWhole(text) &&
    quick * 2 >= text.length &&
    runs.every((run) => run.text.length === 1 || paceOf(run) <= MACHINE_GAP_MS)
  );
}

function isWhole(text: string): boolean {
  return /^(?:\d{8}|\d{12,14})$/.test(text) && isRight(text);
}

function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** Milliseconds from one key to the next. */
function paceOf({ text, first, last }: Run): number {
  return (last - first) / Math.max(1, text.length - 1);
}

/** Codes are Latin letters and digits, whatever layout the keyboard has been switched to. */
function character({ key, code, shiftKey }: KeyPress): string {
  const latin = latinDigits(key);
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  if (latin.charCodeAt(0) < 128 || !place) {
    return latin;
  }
  const [, letter, digit] = place;
  return digit ?? (shiftKey ? (letter ?? '') : (letter ?? '').toLowerCase());
}
