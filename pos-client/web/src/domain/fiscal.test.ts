import { describe, expect, test } from 'vitest';
import type { FiscalDocument } from '../store/db';
import { chained, documentHash, firstBreak, GENESIS, isDocument } from './fiscal';
import { vectors } from './vectors.test-support';

interface Chain {
  name: string;
  device_id: string;
  documents: FiscalDocument[];
}

const chains = vectors<Chain[]>('fiscal');

describe('B-3: the chains that servers and tills share', () => {
  test.each(chains)('$name', ({ device_id, documents }) => {
    let last: FiscalDocument | undefined;
    for (const document of documents) {
      last = chained(device_id, last, document);
      expect(last).toEqual(document);
    }
    expect(firstBreak(device_id, documents)).toBeNull();
  });
});

test('nothing and zero are two things', () => {
  const hash = (total: number | null, tax: number | null) =>
    documentHash('till-1', {
      previous_hash: GENESIS,
      document_seq: 1,
      kind: 'orders.create',
      id: 'a',
      occurred_at: '2026-11-21T10:30:00.000Z',
      total,
      tax,
    });
  expect(new Set([hash(null, 1), hash(0, 1), hash(1, null)]).size).toBe(3);
});

test('a change, a hole and a foreign link are found', () => {
  const chain = chains.find(({ documents }) => documents.length >= 5);
  expect(chain).toBeDefined();
  const { device_id, documents } = chain ?? { device_id: '', documents: [] };
  const changed = documents.map((document, i) => (i === 2 ? { ...document, total: 1 } : document));
  const relinked = documents.map((document, i) =>
    i === 3 ? { ...document, previous_hash: GENESIS } : document,
  );

  expect(firstBreak(device_id, changed)).toEqual({ document_seq: 3, fault: 'changed' });
  expect(firstBreak(device_id, relinked)).toEqual({ document_seq: 4, fault: 'not_linked' });
  expect(firstBreak(device_id, documents.toSpliced(1, 1))).toEqual({ document_seq: 2, fault: 'missing' });
  expect(firstBreak(device_id, documents.slice(2), 3)).toBeNull();
});

test('only what the law wants to see is a document', () => {
  expect(isDocument('orders.create')).toBe(true);
  expect(isDocument('products.upsert')).toBe(false);
});
