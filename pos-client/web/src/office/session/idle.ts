import { session } from './index';

const KEY = 'tillstream.office.active';
const NOTE_MS = 5_000;
const LOOK_MS = 10_000;

/** After so long without a key or a touch in any tab nobody sits there any more. */
export const IDLE_MS = 20 * 60_000;

let noted = 0;

/** Signs out when nobody has done anything for a while; what was open stays for the same person. Once, at the start. */
export function watchIdle(): void {
  for (const event of ['keydown', 'pointerdown', 'wheel'] as const) {
    document.addEventListener(event, () => note(Date.now()), { capture: true, passive: true });
  }
  note(Date.now());
  const look = () => {
    if (session.state.peek().phase === 'in' && Date.now() - lastInput() > IDLE_MS) {
      void session.logOut('idle');
    }
  };
  setInterval(look, LOOK_MS);
  document.addEventListener('visibilitychange', look);
}

function lastInput(): number {
  return Math.max(noted, Number(localStorage.getItem(KEY) ?? 0));
}

function note(now: number): void {
  if (now - noted > NOTE_MS) {
    noted = now;
    localStorage.setItem(KEY, String(now));
  }
}
