import { asLabel } from '../../../store/enrolmentLink';
import type { Device } from '../health/device';

export type Rights = 'all' | 'selling';

/** A till with what only its own page tells. */
export interface WholeDevice extends Device {
  rights: Rights;
  created_at: string;
  failed_count: number | null;
  epoch: number;
  /** the first of its holes; absent in a list */
  missing_seqs?: number[];
  report: { storage_used_bytes?: number; storage_quota_bytes?: number } | null;
}

/** A till with its key, which is told once. */
export interface Enrolled {
  id: string;
  name: string;
  key: string;
}

/** The link that makes a browser this till; the key is in the fragment, which no server sees. */
export function enrolmentLink(origin: string, { key, name }: Pick<Enrolled, 'key' | 'name'>): string {
  const label = asLabel(name);
  const named = label === '' ? '' : `&label=${encodeURIComponent(label)}`;
  return `${origin}/till/#enrol=${encodeURIComponent(key)}${named}`;
}

/** Runs of numbers in few words: `1–3, 7`. */
export function runs(seqs: readonly number[]): string {
  const found: [number, number][] = [];
  for (const seq of [...seqs].sort((one, other) => one - other)) {
    const last = found.at(-1);
    if (last && seq <= last[1] + 1) {
      last[1] = seq;
    } else {
      found.push([seq, seq]);
    }
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
