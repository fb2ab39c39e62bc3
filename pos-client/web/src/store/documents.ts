import { chained, isDocument } from '../domain/fiscal';
import type { FiscalDocument, TillDb } from './db';

/** How an operation that is a document is linked into the device's chain (B-3). */
export interface Link {
  document_seq?: number;
  previous_hash?: string;
  document_hash?: string;
}

/** The document of the chain that was written last. */
export function lastDocument(db: TillDb): Promise<FiscalDocument | undefined> {
  return db.fiscal_documents.orderBy('document_seq').last();
}

/** The operation as a document: numbered, and linked to the one before it. */
export function linkOf({ document_seq, previous_hash, document_hash }: FiscalDocument): Required<Link> {
  return { document_seq, previous_hash, document_hash };
}

/**
 * The document that the operation is, which follows the last one; null where it is none. To be written in the `rw`
 * transaction that the last one was read in: so the numbers have no holes, and the chain has no branches. A till that is not
 * enrolled has no device, and so no chain.
 */
export function documentOf(
  deviceId: string | undefined,
  last: FiscalDocument | undefined,
  operation: {
    type: string;
    id: string;
    now: string;
    payload: { total?: number | null; tax?: number | null };
  },
): FiscalDocument | null {
  const { type, id, now, payload } = operation;
  if (deviceId === undefined || !isDocument(type)) {
    return null;
  }
  const { total = null, tax = null } = payload;
  return chained(deviceId, last, { kind: type, id, occurred_at: now, total, tax });
}
