import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { IconButton } from './button';
import './dialog.css';
import { useScrollable } from './use-scrollable';

export interface DialogProps {
  title: string;
  /** on Escape, on the cross and on a press outside; leave the dialog out of the tree then */
  onClose: () => void;
  children: ComponentChildren;
  /** the row of buttons that stays in sight below; the main one last */
  actions?: ComponentChildren;
  width?: 'small' | 'normal' | 'wide';
  /** it holds typed work: a press outside does not close it */
  sticky?: boolean;
  /** Enter in a field does the main thing */
  onSubmit?: () => void;
}

/** Who had the keyboard before a dialog that has just gone. */
let left: Element | null = null;

/**
 * The browser would give it back at once, and lay out the page for that while the dialog is still there. With the next frame
 * the page is laid out anyway. Where another dialog comes instead, that one gives it back.
 */
function giveBack(before: Element | null): void {
  left = before;
  requestAnimationFrame(() => {
    if (left === before) {
      left = null;
      if (before instanceof HTMLElement && document.activeElement === document.body) {
        before.focus();
      }
    }
  });
}

/**
 * A modal window of the browser's own: the rest is out of reach, Escape closes, the focus returns to where it was. On a
 * phone it is a sheet from below.
 */
export function Dialog(props: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const title = useId();
  const body = useScrollable();
  useLayoutEffect(() => {
    const dialog = ref.current;
    const before = left ?? document.activeElement;
    left = null;
    dialog?.showModal();
    const first =
      dialog?.querySelector<HTMLElement>('[data-focus]:not(:disabled)') ??
      dialog?.querySelector<HTMLElement>('.dialog-form');
    first?.focus();
    return () => giveBack(before);
  }, []);
  return (
    <dialog
      ref={ref}
      class={`dialog dialog-${props.width ?? 'normal'}`}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === ref.current && !props.sticky) {
          props.onClose();
        }
      }}
    >
      <Frame onSubmit={props.onSubmit}>
        <header class="dialog-head">
          <h2 id={title}>{props.title}</h2>
          <IconButton icon="close" label={t('action.close')} onClick={props.onClose} />
        </header>
        <div class="dialog-body" ref={body}>
          {props.children}
        </div>
        {props.actions && <footer class="dialog-actions">{props.actions}</footer>}
      </Frame>
    </dialog>
  );
}

/** A form where Enter does something, so that what is inside may have a form of its own where not. */
function Frame({ onSubmit, children }: { onSubmit?: () => void; children: ComponentChildren }) {
  if (!onSubmit) {
    return (
      <div class="dialog-form" tabIndex={-1}>
        {children}
      </div>
    );
  }
  return (
    <form
      class="dialog-form"
      tabIndex={-1}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
