import { useEffect, useRef } from 'preact/hooks';

/** What scrolls can be reached by Tab, so that it scrolls by the arrow keys; what fits can't. */
export function useScrollable() {
  const ref = useRef<HTMLDivElement>(null);
  const watch = useRef<ResizeObserver | null>(null);
  useEffect(() => {
    const box = ref.current;
    if (!box) {
      return;
    }
    watch.current = new ResizeObserver(() => {
      if (box.scrollHeight > box.clientHeight + 1) {
        box.tabIndex = 0;
      } else {
        box.removeAttribute('tabindex');
      }
    });
    watch.current.observe(box);
    return () => watch.current?.disconnect();
  }, []);
  // What is inside comes and goes.
  useEffect(() => {
    for (const part of ref.current?.children ?? []) {
      watch.current?.observe(part);
    }
  });
  return ref;
}
