import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

let lastInput = Date.now();

/** Whether money is being taken: the till doesn't lock then, and doesn't reload. */
export const paying = signal(false);

/** Hears every key, scan and touch of this tab, and tells; once, when the till starts. */
export function watchInput(onInput: () => void): void {
  for (const event of ['keydown', 'input', 'pointerdown', 'wheel'] as const) {
    const hear = () => {
      note();
      onInput();
    };
    document.addEventListener(event, hear, { capture: true, passive: true });
  }
}

/** Milliseconds since somebody last did something here; a device that slept counts its sleep. */
export function idleFor(): number {
  return Date.now() - lastInput;
}

/** For as long as the component is there, money is being taken. */
export function usePaying(): void {
  useEffect(() => {
    paying.value = true;
    return () => {
      paying.value = false;
      note();
    };
  }, []);
}

function note(): void {
  lastInput = Date.now();
}
