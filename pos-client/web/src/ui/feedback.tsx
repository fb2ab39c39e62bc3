import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import './feedback.css';
import { Icon, type IconName } from './icon';

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'danger';

/** A word on a state. Never by colour alone: the text says it. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ComponentChildren;
}) {
  return (
    <span class={`badge badge-${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}

/** A message that stays where it is about: above a form, at the head of a page. */
export function Notice({
  tone = 'neutral',
  children,
  action,
}: {
  tone?: Tone;
  children: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class={`notice badge-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={tone === 'ok' ? 'check' : tone === 'neutral' || tone === 'accent' ? 'info' : 'alert'} />
      <div class="grow">{children}</div>
      {action}
    </div>
  );
}

/** What a place is for, where nothing is yet, and what to do. */
export function EmptyState(props: {
  icon: IconName;
  title: string;
  text?: string;
  action?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={props.icon} size={28} />
      </span>
      <p class="strong">{props.title}</p>
      {props.text && <p class="muted">{props.text}</p>}
      {props.action}
    </div>
  );
}

/** Shows only after a moment, so that what is quick does not flicker. */
export function Spinner({ label }: { label?: string }) {
  return (
    <div class="spinner" role="status">
      <span class="spinner-ring" aria-hidden="true" />
      <span class={label ? 'muted' : 'only-heard'}>{label ?? t('state.loading')}</span>
    </div>
  );
}

/** How far something is; without `max` it is under way and nobody knows how far. */
export function Progress({ label, value, max }: { label: string; value?: number; max?: number | null }) {
  const known = value !== undefined && max;
  return (
    <progress
      class="progress"
      aria-label={label}
      value={known ? value : undefined}
      max={known ? max : undefined}
    />
  );
}
