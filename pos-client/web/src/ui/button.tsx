import type { ComponentChildren, Ref } from 'preact';
import './button.css';
import { Icon, type IconName } from './icon';

interface Common {
  onClick?: (event: MouseEvent) => void;
  disabled?: boolean;
  type?: 'button' | 'submit';
  /** what the keyboard offers for it, as `aria-keyshortcuts`: "F2" */
  shortcut?: string;
  buttonRef?: Ref<HTMLButtonElement>;
  /** takes the keyboard when its dialog opens */
  focused?: boolean;
  id?: string;
}

export interface ButtonProps extends Common {
  children: ComponentChildren;
  /** `primary` once a screen; `danger` for what can't be taken back */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'normal' | 'large';
  icon?: IconName;
  /** keeps the width, shows that it is under way, and can't be pressed again */
  busy?: boolean;
  wide?: boolean;
  pressed?: boolean;
  form?: string;
}

/** At least 44 px high; shows its key when it has one. */
export function Button(props: ButtonProps) {
  const { kind = 'secondary', size = 'normal', icon, busy, wide, shortcut, children } = props;
  return (
    <button
      id={props.id}
      ref={props.buttonRef}
      data-focus={props.focused || undefined}
      type={props.type ?? 'button'}
      form={props.form}
      class={`button button-${kind} button-${size}${wide ? ' button-wide' : ''}${busy ? ' button-busy' : ''}`}
      disabled={props.disabled}
      aria-busy={busy || undefined}
      aria-pressed={props.pressed}
      aria-keyshortcuts={shortcut}
      onClick={busy ? undefined : props.onClick}
    >
      {icon && <Icon name={icon} />}
      <span class="button-text">{children}</span>
      {shortcut && (
        <span class="button-key" aria-hidden="true">
          <kbd>{shortcut}</kbd>
        </span>
      )}
    </button>
  );
}

export interface IconButtonProps extends Common {
  icon: IconName;
  /** read aloud and shown as a tip */
  label: string;
  kind?: 'quiet' | 'outlined' | 'danger';
  pressed?: boolean;
  expanded?: boolean;
}

/** A square of 44 px with a drawing only, hence the label. */
export function IconButton(props: IconButtonProps) {
  return (
    <button
      id={props.id}
      ref={props.buttonRef}
      data-focus={props.focused || undefined}
      type={props.type ?? 'button'}
      class={`icon-button icon-button-${props.kind ?? 'quiet'}`}
      disabled={props.disabled}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-keyshortcuts={props.shortcut}
      title={props.shortcut ? `${props.label} (${props.shortcut})` : props.label}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  );
}
