import { useRef, useState } from 'preact/hooks';

/**
 * One thing at a time: whatever is asked for while the work is under way is left out, so that two quick presses of Enter
 * don't write twice.
 */
export function useBusy(): { busy: boolean; once: (work: () => Promise<void>) => void } {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    if (running.current) {
      return;
    }
    running.current = true;
    setBusy(true);
    try {
      await work();
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, once: (work) => void run(work) };
}
