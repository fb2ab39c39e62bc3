import { signal } from '@preact/signals';
import { api } from '../../api';
import { texts } from '../../i18n';
import type devices from '../../i18n/en/devices';
import { seesAllBranches, session } from '../../session';

const t = texts<typeof devices>();
const QUIET_MS = 60_000;

/** The gateway's word for whoever has the installation's setup token. */
const SETUP = 'setup';

/** What the tills are called, null for what is none that the person may see; of the person who asked. */
interface Names {
  of: string | undefined;
  by: ReadonlyMap<string, string | null>;
}

const NONE: Names = { of: undefined, by: new Map() };
const names = signal(NONE);
const wanted = new Set<string>();
let reading: Promise<void> | null = null;
let quietUntil = 0;

/**
 * What a till is called. Where a person worked without one their session stands in its place: that is the office to who sees
 * all tills. The end of the number while nothing is known.
 */
export function deviceName(id: string): string {
  if (id === SETUP) {
    return t('devices.setup');
  }
  const { person } = session;
  const name = knownTo(person?.id).get(id);
  return name ?? (name === null && person && seesAllBranches(person) ? t('devices.office') : id.slice(-8));
}

/** The name of a till, all of them read in one call. */
export function DeviceName({ id }: { id: string | null | undefined }) {
  if (!id) {
    return <>–</>;
  }
  if (!knownTo(session.person?.id).has(id) && Date.now() > quietUntil) {
    void learnDevices([id]);
  }
  return <bdi title={id}>{deviceName(id)}</bdi>;
}

/** Reads the names of all tills, and which of these are none; never fails. */
export function learnDevices(ids: readonly (string | null | undefined)[]): Promise<void> {
  for (const id of ids) {
    if (id) {
      wanted.add(id);
    }
  }
  reading ??= Promise.resolve()
    .then(read)
    .finally(() => {
      reading = null;
    });
  return reading;
}

function knownTo(person: string | undefined): Names['by'] {
  const { of, by } = names.value;
  return of === person ? by : NONE.by;
}

async function read(): Promise<void> {
  const of = session.person?.id;
  try {
    const { devices } = await api.get<{ devices: { id: string; name: string }[] }>('/devices');
    const others = [...knownTo(of).keys(), ...wanted].map((id) => [id, null] as const);
    names.value = { of, by: new Map([...others, ...devices.map(({ id, name }) => [id, name] as const)]) };
  } catch {
    // The numbers stay: who may not see the tills sees no names either.
    quietUntil = Date.now() + QUIET_MS;
  }
  wanted.clear();
}
