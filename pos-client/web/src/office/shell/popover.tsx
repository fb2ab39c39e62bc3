import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import './popover.css';

export interface PopoverProps {
  /** what stands on the button */
  face: ComponentChildren;
  /** read aloud, where the face doesn't say it */
  label?: string;
  buttonClass?: string;
  /** where the panel stands below its button */
  align?: 'start' | 'end';
  children: (close: () => void) => ComponentChildren;
}

/** A button with a small panel below it; Escape and a press elsewhere close it. */
export function Popover({ face, label, buttonClass, align = 'start', children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useClosing(place, open, close, () => setOpen(false));
  return (
    <div ref={place} class="popover-place">
      <button
        ref={button}
        type="button"
        class={buttonClass ?? 'chip'}
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <div id={id} class={`popover popover-${align}`}>
          {children(close)}
        </div>
      )}
    </div>
  );
}

/** The first thing inside takes the keyboard; Escape closes and gives it back, a press elsewhere only closes. */
function useClosing(
  place: RefObject<HTMLElement | null>,
  open: boolean,
  close: () => void,
  leave: () => void,
): void {
  useEffect(() => {
    if (!open) {
      return;
    }
    const closes = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        close();
      }
    };
    place.current
      ?.querySelector<HTMLElement>('.popover input, .popover select, .popover button, .popover a')
      ?.focus();
    const elsewhere = (event: PointerEvent) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) {
        leave();
      }
    };
    const box = place.current;
    box?.addEventListener('keydown', closes);
    document.addEventListener('pointerdown', elsewhere);
    return () => {
      box?.removeEventListener('keydown', closes);
      document.removeEventListener('pointerdown', elsewhere);
    };
  }, [open]);
}
