import type { ComponentChildren } from 'preact';
import './tile.css';

export interface TileProps {
  label: string;
  value: ComponentChildren;
  /** one or two lines below the figure */
  note?: ComponentChildren;
  tone?: 'main' | 'bad';
}

/** One figure with its name. */
export function Tile({ label, value, note, tone }: TileProps) {
  return (
    <div class={tone ? `tile tile-${tone}` : 'tile'}>
      <h2>{label}</h2>
      <p class="tile-value">{value}</p>
      <p class="tile-note">{note}</p>
    </div>
  );
}

/** Figures side by side. */
export function Tiles({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in
    <div class="tiles" role="group" aria-label={label}>
      {children}
    </div>
  );
}
