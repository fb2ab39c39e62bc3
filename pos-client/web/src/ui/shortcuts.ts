import { useEffect, useRef } from 'preact/hooks';

/** `event.key` → what it does; the keys are shown on the buttons that do the same. */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Function keys and Escape for as long as the component is there. An open dialog keeps them from what lies below it, unless
 * the shortcuts are the dialog's own (`inDialog`).
 */
export function useShortcuts(shortcuts: Shortcuts, inDialog = false): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const run = current.current[event.key];
      const covered = document.querySelector('dialog[open]') !== null && !inDialog;
      if (run && !covered && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        run();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [inDialog]);
}
