const LOW = 0.15;

/** What the Battery API tells, where a browser has it. */
export interface Battery extends EventTarget {
  charging: boolean;
  /** from 0 to 1 */
  level: number;
}

interface WithBattery {
  getBattery(): Promise<Battery>;
}

/** Below 15 % and not charging: what isn't urgent waits (S2-16). */
export function isLow({ charging, level }: Pick<Battery, 'charging' | 'level'>): boolean {
  return !charging && level < LOW;
}

/** Tells whether to save power, now and at each change; never where the browser doesn't know. */
export async function watchBattery(tell: (saving: boolean) => void, from: object = navigator): Promise<void> {
  if (!hasBattery(from)) {
    return;
  }
  // A browser may refuse it, as it does in an insecure context: then nothing is saved.
  const battery = await from.getBattery().catch(() => null);
  if (battery === null) {
    return;
  }
  let saving = false;
  const look = () => {
    if (isLow(battery) !== saving) {
      saving = !saving;
      tell(saving);
    }
  };
  battery.addEventListener('chargingchange', look);
  battery.addEventListener('levelchange', look);
  look();
}

function hasBattery(from: object): from is WithBattery {
  return 'getBattery' in from && typeof from.getBattery === 'function';
}
