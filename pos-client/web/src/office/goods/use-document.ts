import { useDirtyGuard } from '../form/guard';
import { type DeedOptions, useDeed } from '../form/use-deed';
import { go } from '../routes';

export interface DocumentForm {
  busy: boolean;
  /** somebody tried to save: what is missing is told */
  tried: boolean;
  /** Sends when it is complete (`payload` is not null), and goes to the page of the document. */
  save: (payload: Record<string, unknown> | null) => Promise<void>;
}

export interface DocumentOptions extends DeedOptions {
  /** the page of the document, without its id: `/purchases` */
  page: string;
  /** something is typed */
  dirty: boolean;
}

/** A document that is sent once, as a whole. */
export function useDocument({ page, dirty, ...options }: DocumentOptions): DocumentForm {
  const { busy, tried, send } = useDeed({ ...options, onTaken: (id) => go(`${page}/${id}`, true) });
  useDirtyGuard(dirty && !busy);
  const save = async (payload: Record<string, unknown> | null) => {
    await send(payload);
  };
  return { busy, tried, save };
}
