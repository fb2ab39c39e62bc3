import { signal } from '@preact/signals';
import { api } from '../../api';

const FRESH_MS = 60_000;
const names = signal<ReadonlyMap<string, string>>(new Map());
let readAt = 0;

/** The name of a till, all of them read in one call; the end of its number where it is none that the person may see. */
export function DeviceName({ id }: { id: string | null | undefined }) {
  if (!id) {
    return <>–</>;
  }
  const name = names.value.get(id);
  if (name === undefined && Date.now() - readAt > FRESH_MS) {
    readAt = Date.now();
    void read();
  }
  return <bdi title={id}>{name ?? id.slice(-8)}</bdi>;
}

async function read(): Promise<void> {
  try {
    const { devices } = await api.get<{ devices: { id: string; name: string }[] }>('/devices');
    names.value = new Map(devices.map(({ id, name }) => [id, name]));
  } catch {
    // The numbers stay: who may not see the tills sees no names either.
  }
}
