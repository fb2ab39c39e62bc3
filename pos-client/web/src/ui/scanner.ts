import { useEffect, useRef } from 'preact/hooks';
import { Wedge } from './wedge';

const SHORTEST = 4;
/** EAN-8 is the shortest code of trade. */
const SHORTEST_STRAY = 8;

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
