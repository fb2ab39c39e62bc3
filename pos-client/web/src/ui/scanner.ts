import { useEffect, useRef } from 'preact/hooks';
import { latinDigits } from '../i18n';

/** The slowest scanners type a character each 80 ms or so; the fastest people need longer for many in a row. */
const SLOWEST_GAP_MS = 90;
const AVERAGE_GAP_MS = 55;
const SHORTEST = 4;
/** EAN-8 is the shortest code of trade. */
const SHORTEST_STRAY = 8;

/** What a keyboard says, as far as a scanner is concerned. */
export interface KeyPress {
  key: string;
  /** the key's place on the board: what counts while another script's layout is on */
  code: string;
  shiftKey: boolean;
  /** milliseconds */
  timeStamp: number;
}

/**
 * Tells a scanner that types like a keyboard from a person, by its pace (B-14): at least so many characters in quick
 * succession, then Enter or Tab.
 */
export class Wedge {
  readonly #shortest: number;
  #text = '';
  #first = 0;
  #last = 0;

  constructor(shortest = SHORTEST) {
    this.#shortest = shortest;
  }

  /** The code that this key completes, or null. */
  press(event: KeyPress): string | null {
    if (event.key === 'Enter' || event.key === 'Tab') {
      return this.#end(event.timeStamp);
    }
    if (event.key.length !== 1) {
      return null;
    }
    if (this.#text === '' || event.timeStamp - this.#last > SLOWEST_GAP_MS) {
      this.#text = '';
      this.#first = event.timeStamp;
    }
    this.#text += character(event);
    this.#last = event.timeStamp;
    return null;
  }

  #end(now: number): string | null {
    const text = this.#text;
    const isCode =
      text.length >= this.#shortest && now - this.#last <= SLOWEST_GAP_MS && this.#pace() <= AVERAGE_GAP_MS;
    this.#text = '';
    return isCode ? text : null;
  }

  #pace(): number {
    return (this.#last - this.#first) / Math.max(1, this.#text.length - 1);
  }
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

/**
 * Hears the scanner for as long as the component is there and no dialog is open. What it typed into a field meanwhile is for
 * the listener to take out; Enter does nothing else then.
 */
export function useScanner(onCode: (code: string) => void): void {
  useWedge(onCode, 0, SHORTEST);
}

/** The same inside a dialog, where a scan is a mistake: it must not become an amount. Short texts are a person's. */
export function useStrayScans(onCode: () => void): void {
  useWedge(onCode, 1, SHORTEST_STRAY);
}

function useWedge(onCode: (code: string) => void, dialogs: number, shortest: number): void {
  const listener = useRef(onCode);
  listener.current = onCode;
  useEffect(() => {
    const wedge = new Wedge(shortest);
    const press = (event: KeyboardEvent) => {
      const open = document.querySelectorAll('dialog[open]').length;
      if (event.ctrlKey || event.altKey || event.metaKey || open !== dialogs) {
        return;
      }
      const code = wedge.press(event);
      if (code !== null) {
        event.preventDefault();
        event.stopImmediatePropagation();
        listener.current(code);
      }
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => document.removeEventListener('keydown', press, { capture: true });
  }, [dialogs, shortest]);
}
