import type { ComponentChildren } from 'preact';
import { IconButton } from './button';
import './page.css';
import { t } from '../i18n';
import { useScrollable } from './use-scrollable';

export interface PageProps {
  title: string;
  /** beside the title: a badge, a count */
  note?: ComponentChildren;
  /** at the end of the head: what can be done here, the main thing last */
  actions?: ComponentChildren;
  /** below the title: tabs, filters; stays in sight */
  bar?: ComponentChildren;
  children: ComponentChildren;
  onBack?: () => void;
  /** full width, for tables; otherwise the text stays readable */
  wide?: boolean;
}

/** A page: a head that stays, and a body that scrolls by itself. */
export function Page({ title, note, actions, bar, children, onBack, wide }: PageProps) {
  const scroll = useScrollable();
  return (
    <div class="page">
      <header class="page-head">
        <div class="page-title">
          {onBack && <IconButton icon="start" label={t('action.back')} onClick={onBack} />}
          <h1>{title}</h1>
          {note}
        </div>
        {actions && <div class="page-actions">{actions}</div>}
        {bar && <div class="page-bar">{bar}</div>}
      </header>
      <div class="page-scroll" ref={scroll}>
        <div class={wide ? 'page-body page-wide' : 'page-body'}>{children}</div>
      </div>
    </div>
  );
}

/** A group of things that belong together, with its title. */
export function Card({
  title,
  actions,
  children,
}: {
  title?: string;
  actions?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section class="card">
      {(title || actions) && (
        <header class="card-head">
          {title && <h2>{title}</h2>}
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}

/** Names and values in two columns. */
export function Facts({ rows }: { rows: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {rows.map(([name, value]) => (
        <div key={name} class="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
