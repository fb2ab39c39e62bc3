import { signal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { t } from '../i18n';
import { IconButton } from './button';
import { Icon, type IconName } from './icon';
import './toast.css';

export type ToastKind = 'info' | 'ok' | 'warn' | 'danger';

interface Toast {
  id: number;
  text: string;
  kind: ToastKind;
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 5000;
const MOST = 3;
const ICONS: Record<ToastKind, IconName> = { info: 'info', ok: 'check', warn: 'alert', danger: 'alert' };
const toasts = signal<readonly Toast[]>([]);
let lastId = 0;

/** Says something without taking the keyboard; gone after five seconds, unless it is about a danger. */
export function toast(text: string, kind: ToastKind = 'info', action?: Toast['action']): void {
  lastId += 1;
  const id = lastId;
  toasts.value = [...toasts.value.filter((shown) => shown.text !== text), { id, text, kind, action }].slice(
    -MOST,
  );
  if (kind !== 'danger' && !action) {
    setTimeout(() => dismiss(id), SHOWN_MS);
  }
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((shown) => shown.id !== id);
}

/** Shows the toasts, above an open dialog too; once, in the shell. */
export function ToastHost() {
  const ref = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    const shown = toasts.value.length > 0;
    const host = ref.current;
    if (host?.isConnected && typeof host.showPopover === 'function') {
      host.hidePopover();
      if (shown) {
        host.showPopover();
      }
    }
  });
  return (
    <div ref={ref} class="toasts" popover="manual" role="status" aria-live="polite">
      {toasts.value.map((shown) => (
        <div key={shown.id} class={`toast toast-${shown.kind}`}>
          <Icon name={ICONS[shown.kind]} />
          <span class="grow">{shown.text}</span>
          {shown.action && (
            <button
              type="button"
              class="toast-action"
              onClick={() => {
                dismiss(shown.id);
                shown.action?.run();
              }}
            >
              {shown.action.label}
            </button>
          )}
          <IconButton icon="close" label={t('action.dismiss')} onClick={() => dismiss(shown.id)} />
        </div>
      ))}
    </div>
  );
}
