import { signal } from '@preact/signals';
import { api } from '../../api';

const FRESH_MS = 60_000;
const names = signal<ReadonlyMap<string, string>>(new Map());
let readAt = 0;

/** What a till is called; the end of its number while that isn't known. */
export function deviceName(id: string): string {
  return names.value.get(id) ?? id.slice(-8);
}

/** The name of a till, all of them read in one call; the end of its number where it is none that the person may see. */
export function DeviceName({ id }: { id: string | null | undefined }) {
  if (!id) {
    return <>–</>;
  }
  if (!names.value.has(id) && Date.now() - readAt > FRESH_MS) {
    void learnDevices();
  }
  return <bdi title={id}>{deviceName(id)}</bdi>;
}

/** Reads the names of all tills; never fails. */
export async function learnDevices(): Promise<void> {
  readAt = Date.now();
  try {
    const { devices } = await api.get<{ devices: { id: string; name: string }[] }>('/devices');
    names.value = new Map(devices.map(({ id, name }) => [id, name]));
  } catch {
    // The numbers stay: who may not see the tills sees no names either.
  }
}
