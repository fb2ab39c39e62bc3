import { chained, isDocument } from '../domain/fiscal';
import type { TillDb } from './db';

/** How an operation that is a document is linked into the device's chain (B-3). */
export interface Link {
  document_seq?: number;
  previous_hash?: string;
  document_hash?: string;
}

/** Whose chain, and when. */
interface Writing {
  db: TillDb;
  now: string;
  device: { device_id: string | undefined };
}

/**
 * Numbers and links the operation where it is a document, inside a `rw` transaction: so the numbers have no holes, and the
 * chain has no branches. A till that is not enrolled has no device, and so no chain.
 */
export async function link(
  { db, now, device }: Writing,
  type: string,
  id: string,
  payload: { total?: number | null; tax?: number | null },
): Promise<Link> {
  if (device.device_id === undefined || !isDocument(type)) {
    return {};
  }
  const { total = null, tax = null } = payload;
  const last = await db.fiscal_documents.orderBy('document_seq').last();
  const document = chained(device.device_id, last, { kind: type, id, occurred_at: now, total, tax });
  await db.fiscal_documents.add(document);
  const { document_seq, previous_hash, document_hash } = document;
  return { document_seq, previous_hash, document_hash };
}
