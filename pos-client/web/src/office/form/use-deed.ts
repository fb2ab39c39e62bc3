import { useState } from 'preact/hooks';
import { type Change, change, newRecordId, type Outcome } from '../operations';
import { perform } from '../perform';
import { same } from './changes';

export interface Deed {
  busy: boolean;
  /** somebody tried: what is missing is told */
  tried: boolean;
  /** of the record that it makes or is about */
  id: string;
  /** Sends when it is complete (`payload` is not null). Answers how it ended; null where it wasn't sent, or nobody answered. */
  send: (payload: Record<string, unknown> | null) => Promise<Outcome | null>;
}

export interface DeedOptions {
  /** `<table>.<verb>` */
  type: string;
  /** said when it is done */
  done: string;
  /** of an existing record; absent for a new one */
  id?: string;
  /** it was taken; still busy, so that what was typed counts as saved and may be left */
  onTaken?: (id: string) => void;
}

/** An operation that is done once: sent again with the same content, because nobody answered, it has no second effect. */
export function useDeed({ type, done, id, onTaken }: DeedOptions): Deed {
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [own] = useState(() => id ?? newRecordId());
  const [sent, setSent] = useState<Change | null>(null);
  const send = async (payload: Record<string, unknown> | null) => {
    setTried(true);
    if (payload === null || busy) {
      return null;
    }
    setBusy(true);
    const next = sent !== null && same(sent.payload, payload) ? sent : change(type, own, payload);
    setSent(next);
    const outcome = await perform(next, { done });
    if (outcome?.status === 'rejected') {
      setSent(null);
    } else if (outcome) {
      onTaken?.(own);
    }
    setBusy(false);
    return outcome;
  };
  return { busy, tried, id: own, send };
}
