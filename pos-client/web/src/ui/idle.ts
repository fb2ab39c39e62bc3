const LATEST_MS = 2000;

/** Does what can wait, when the browser has nothing else to do or a moment later (S0-11). */
export function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') {
    requestIdleCallback(work, { timeout: LATEST_MS });
  } else {
    setTimeout(work, LATEST_MS);
  }
}
