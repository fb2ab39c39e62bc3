import { useId, useRef } from 'preact/hooks';
import './tabs.css';

export interface TabsProps<T extends string> {
  label: string;
  tabs: readonly { id: T; label: string; count?: number }[];
  selected: T;
  onSelect: (id: T) => void;
  /** the id of the element that shows what is selected, where it has one */
  controls?: string;
}

/** One of a few views; arrow keys move, as in every tab list. */
export function Tabs<T extends string>({ label, tabs, selected, onSelect, controls }: TabsProps<T>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent) => {
    const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = document.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const by = event.key === forward ? 1 : event.key === back ? -1 : 0;
    const at = tabs.findIndex((tab) => tab.id === selected) + by;
    const next = tabs[(at + tabs.length) % tabs.length];
    if (by !== 0 && next) {
      event.preventDefault();
      onSelect(next.id);
      list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
    }
  };
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={label} onKeyDown={step}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`${id}-${tab.id}`}
          type="button"
          role="tab"
          class="tab"
          data-tab={tab.id}
          aria-selected={tab.id === selected}
          aria-controls={controls}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label}
          {tab.count !== undefined && <span class="tab-count">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}
