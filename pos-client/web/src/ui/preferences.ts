import { signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';

const STORED = 'tillstream.theme';

/** Chosen on this device; `system` follows the operating system, by day and by night. */
export const theme = signal<Theme>('system');

/** Before the first paint, so that nothing flashes. */
export function restoreTheme(): void {
  const stored = localStorage.getItem(STORED);
  show(stored === 'light' || stored === 'dark' ? stored : 'system');
}

/** Takes effect at once and is remembered on this device. */
export function chooseTheme(chosen: Theme): void {
  localStorage.setItem(STORED, chosen);
  show(chosen);
}

function show(chosen: Theme): void {
  theme.value = chosen;
  if (chosen === 'system') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = chosen;
  }
}
