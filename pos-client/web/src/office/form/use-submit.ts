import { useState } from 'preact/hooks';
import { words } from '../problems';

export interface Submit {
  busy: boolean;
  /** somebody tried: fields tell what is missing from now on */
  tried: boolean;
  /** why it failed, in words */
  problem: string | null;
  /** Sends when everything is filled in, and not twice. True when it went well. */
  submit: (complete: boolean, send: () => Promise<unknown>) => Promise<boolean>;
}

/**
 * A small form that isn't about a record: log-in, a password, an invitation.
 *
 * @param tell how a failure is told, where not as everywhere
 */
export function useSubmit(tell: (failure: unknown) => string = words): Submit {
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (complete: boolean, send: () => Promise<unknown>) => {
    setTried(true);
    if (busy || !complete) {
      return false;
    }
    setBusy(true);
    setProblem(null);
    try {
      await send();
      return true;
    } catch (failure) {
      setProblem(tell(failure));
      return false;
    } finally {
      setBusy(false);
      setTried(false);
    }
  };
  return { busy, tried, problem, submit };
}
