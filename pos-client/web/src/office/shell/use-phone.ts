import { signal } from '@preact/signals';

const query = typeof matchMedia === 'function' ? matchMedia('(width < 720px)') : null;
const narrow = signal(query?.matches ?? false);
query?.addEventListener('change', ({ matches }) => {
  narrow.value = matches;
});

/** Whether there is the room of a phone only. */
export function usePhone(): boolean {
  return narrow.value;
}
