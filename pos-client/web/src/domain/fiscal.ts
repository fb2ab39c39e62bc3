import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { FiscalDocument } from '../store/db';

/** What the first document of a device has in place of a previous one's hash. */
export const GENESIS = '0'.repeat(64);

/** The operations that are documents of a device's chain (B-3). */
const KINDS = new Set(['orders.create', 'orders.void', 'returns.create', 'staff_work_sessions.close']);

/** Whether an operation of this type is a document, and so has to be numbered and linked. */
export function isDocument(type: string): boolean {
  return KINDS.has(type);
}

/**
 * The link of a document to the one before it (B-3): lower-case hex SHA-256 over the UTF-8 bytes of
 * `previous_hash|device_id|document_seq|kind|id|occurred_at|total|tax`; what is null stands as nothing, which is not 0.
 * It is computed at once, so that it fits into a transaction of the store.
 */
export function documentHash(deviceId: string, document: Omit<FiscalDocument, 'document_hash'>): string {
  const { previous_hash, document_seq, kind, id, occurred_at, total, tax } = document;
  const text = [previous_hash, deviceId, document_seq, kind, id, occurred_at, total ?? '', tax ?? ''].join(
    '|',
  );
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** What a new document is about; amounts in minor units, null where it has none. */
export type Unchained = Pick<FiscalDocument, 'kind' | 'id' | 'occurred_at' | 'total' | 'tax'>;

/** The document that follows the last one: its number is one more, its link is the last one's hash. */
export function chained(
  deviceId: string,
  last: Pick<FiscalDocument, 'document_seq' | 'document_hash'> | undefined,
  document: Unchained,
): FiscalDocument {
  const linked = {
    kind: document.kind,
    id: document.id,
    occurred_at: document.occurred_at,
    total: document.total,
    tax: document.tax,
    document_seq: (last?.document_seq ?? 0) + 1,
    previous_hash: last?.document_hash ?? GENESIS,
  };
  return { ...linked, document_hash: documentHash(deviceId, linked) };
}

/** What is wrong with a chain first. */
export interface ChainBreak {
  document_seq: number;
  fault: 'missing' | 'not_linked' | 'changed';
}

/**
 * Computes a device's chain again; null where every number, link and hash is right.
 * @param documents in order
 * @param from the number of the first: the server has those before it where it isn't 1
 */
export function firstBreak(
  deviceId: string,
  documents: readonly FiscalDocument[],
  from = 1,
): ChainBreak | null {
  let previous = from === 1 ? GENESIS : documents[0]?.previous_hash;
  let seq = from;
  for (const document of documents) {
    if (document.document_seq !== seq) {
      return { document_seq: seq, fault: 'missing' };
    }
    if (document.previous_hash !== previous) {
      return { document_seq: seq, fault: 'not_linked' };
    }
    if (document.document_hash !== documentHash(deviceId, document)) {
      return { document_seq: seq, fault: 'changed' };
    }
    previous = document.document_hash;
    seq += 1;
  }
  return null;
}
