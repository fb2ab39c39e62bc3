import { useState } from 'preact/hooks';
import { useDirtyGuard } from '../form/guard';
import { type Change, change, newRecordId } from '../operations';
import { perform } from '../perform';
import { go } from '../routes';

export interface DocumentForm {
  busy: boolean;
  /** somebody tried to save: what is missing is told */
  tried: boolean;
  /** Sends when it is complete (`payload` is not null), and goes to the page of the document. */
  save: (payload: Record<string, unknown> | null) => Promise<void>;
}

export interface DocumentOptions {
  /** `<table>.create`, `.receive` */
  type: string;
  /** said when it is done */
  done: string;
  /** of an existing document; absent for a new one */
  id?: string;
  /** the page of the document, without its id: `/purchases` */
  page: string;
  /** something is typed */
  dirty: boolean;
}

/** A document that is sent once, as a whole: what fails may be sent again without a second effect. */
export function useDocument({ type, done, id, page, dirty }: DocumentOptions): DocumentForm {
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [own] = useState(() => id ?? newRecordId());
  const [sent, setSent] = useState<Change | null>(null);
  useDirtyGuard(dirty && !busy);
  const save = async (payload: Record<string, unknown> | null) => {
    setTried(true);
    if (payload === null || busy) {
      return;
    }
    setBusy(true);
    const isSame = sent !== null && JSON.stringify(sent.payload) === JSON.stringify(payload);
    const next = isSame ? sent : change(type, own, payload);
    setSent(next);
    const outcome = await perform(next, { done });
    if (outcome?.status === 'rejected') {
      setSent(null);
    } else if (outcome) {
      go(`${page}/${own}`, true);
    }
    setBusy(false);
  };
  return { busy, tried, save };
}
