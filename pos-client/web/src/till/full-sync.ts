import type { OutboxEntry } from '../store/db';
import { ask, type Gateway, gatewayOf } from '../store/gateway';
import type { Till } from '../store/till';
import { exported } from '../store/transfer';

/** As many as a push may hold; and as much, with room for the frame. */
const MOST_OPERATIONS = 200;
const MOST_CHARACTERS = 700_000;

/** What the gateway makes of what was brought. */
export interface Brought {
  /** the servers don't have them: a person in the back office decides */
  missing: number;
  known: number;
  excluded: number;
  /** sealed under a key that nobody here has */
  sealed: number;
}

interface Proposal {
  id: string;
  status: string;
}

interface Results {
  results: { op_id: string | null; verdict: string }[];
}

/**
 * Brings everything that this till ever did, and still keeps, to the gateway as a proposal (S3-3, S3-12): after the servers
 * came back from a backup the tills are the only ones who know what happened since. Nothing is applied by it; a manager
 * looks at what is missing and decides. Sent again it is the same proposal.
 *
 * @param progress told how many operations were brought so far
 * @throws Refusal `not_enrolled`, `not_reachable`, `key_refused`, `gateway_refused`
 */
export async function proposeFullSync(
  till: Till,
  progress: (brought: number) => void,
  fetcher: typeof fetch = fetch,
): Promise<Brought> {
  const gateway = await gatewayOf(till.db, fetcher);
  const { id } = await ask<Proposal>(gateway, '/sync/full', {});
  const brought: Brought = { missing: 0, known: 0, excluded: 0, sealed: 0 };
  let place: [number, number] = [0, 0];
  for (let done = 0; ; ) {
    const entries = await till.db.sync_outbox.where(':id').above(place).limit(MOST_OPERATIONS).toArray();
    const last = entries.at(-1);
    if (last === undefined) {
      break;
    }
    for (const batch of await batches(till, entries, brought)) {
      await bring(gateway, id, batch, brought);
    }
    place = [last.epoch, last.seq];
    done += entries.length;
    progress(done);
  }
  await ask(gateway, `/sync/full/${encodeURIComponent(id)}/propose`, {});
  return brought;
}

/** What can be read, as JSON, in batches that a gateway takes. */
async function batches(till: Till, entries: readonly OutboxEntry[], brought: Brought): Promise<unknown[][]> {
  const made: unknown[][] = [[]];
  let size = 0;
  for (const entry of entries) {
    const operation = await exported(till, entry);
    if (operation.sealed !== undefined) {
      brought.sealed += 1;
      continue;
    }
    const length = JSON.stringify(operation).length;
    if (size > 0 && size + length > MOST_CHARACTERS) {
      made.push([]);
      size = 0;
    }
    made.at(-1)?.push(operation);
    size += length;
  }
  return made.filter((batch) => batch.length > 0);
}

async function bring(gateway: Gateway, id: string, operations: unknown[], brought: Brought): Promise<void> {
  const path = `/sync/full/${encodeURIComponent(id)}/operations`;
  const { results } = await ask<Results>(gateway, path, { operations });
  for (const { verdict } of results) {
    if (verdict === 'missing' || verdict === 'known') {
      brought[verdict] += 1;
    } else {
      brought.excluded += 1;
    }
  }
}
