import { useEffect } from 'preact/hooks';
import { useLive } from '../store/live';
import { lockAfterMinutes, posSettings } from '../store/settings';
import { logOut } from '../store/staff';
import { useApp } from './app-context';
import { idleFor, paying } from './presence';

const LOOK_MS = 5_000;
const MS_PER_MINUTE = 60_000;

/**
 * Locks the till after a while in which nobody did anything, never while money is being taken (B-9). What lies on the counter
 * stays.
 */
export function useIdleLock(): void {
  const { till } = useApp();
  const minutes = useLive(async () => lockAfterMinutes(await posSettings(till)), ['pos_settings']);
  useEffect(() => {
    if (!minutes) {
      return;
    }
    const look = () => {
      if (!paying.peek() && idleFor() >= minutes * MS_PER_MINUTE) {
        logOut(till);
      }
    };
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [till, minutes]);
}
