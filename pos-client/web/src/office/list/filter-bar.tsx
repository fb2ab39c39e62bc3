import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../../ui/icon';
import { t } from '../i18n';
import { Popover } from '../shell/popover';
import { type Filter, type ListState, parameters, withValues } from './filter';
import { FilterEditor } from './filter-editor';
import { useFilterWords } from './filter-words';

export interface FilterBarProps {
  filters: readonly Filter[];
  state: ListState;
  /** what the search looks through; absent: the list has none */
  search?: string;
  onChange: (state: ListState) => void;
  /** at the end: export, counts */
  children?: ComponentChildren;
}

/** The search and a chip for each filter; what is asked stands on the chip. */
export function FilterBar({ filters, state, search, onChange, children }: FilterBarProps) {
  const some = state.q !== '' || Object.keys(state.values).length > 0;
  return (
    <div class="filter-bar">
      {search && <SearchField label={search} value={state.q} onChange={(q) => onChange({ ...state, q })} />}
      <div class="filter-chips">
        {filters.map((filter) => (
          <FilterChip key={filter.field + filter.kind} filter={filter} state={state} onChange={onChange} />
        ))}
        {some && (
          <button
            type="button"
            class="chip chip-clear"
            onClick={() => onChange({ ...state, q: '', values: {} })}
          >
            {t('list.clear')}
          </button>
        )}
      </div>
      <div class="filter-end">{children}</div>
    </div>
  );
}

interface ChipProps {
  filter: Filter;
  state: ListState;
  onChange: (state: ListState) => void;
}

function FilterChip({ filter, state, onChange }: ChipProps) {
  const words = useFilterWords(filter, state.values);
  const end = () =>
    onChange(withValues(state, Object.fromEntries(parameters(filter).map((name) => [name, undefined]))));
  return (
    <span class={words ? 'chip-group chip-on' : 'chip-group'}>
      <Popover
        face={
          <>
            <span>{words ? `${filter.label}:` : filter.label}</span>
            {words ? <b>{words}</b> : <Icon name="down" size={14} />}
          </>
        }
      >
        {(close) => (
          <FilterEditor
            filter={filter}
            values={state.values}
            onChange={(values) => onChange(withValues(state, values))}
            onDone={close}
          />
        )}
      </Popover>
      {words && (
        <button
          type="button"
          class="chip-end"
          aria-label={t('list.endFilter', { filter: filter.label })}
          onClick={end}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </span>
  );
}

const TYPING_MS = 250;

/** Asks when the typing pauses, and at once on Enter. */
function SearchField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (q: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const asked = useRef(value);
  const id = useId();
  const ask = (q: string) => {
    if (q !== asked.current) {
      asked.current = q;
      onChange(q);
    }
  };
  useEffect(() => {
    if (value !== asked.current) {
      asked.current = value;
      setTyped(value);
    }
  }, [value]);
  useEffect(() => {
    const timer = setTimeout(() => ask(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div class="search">
      <Icon name="search" size={16} />
      <label for={id} class="only-heard">
        {label}
      </label>
      <input
        id={id}
        type="search"
        placeholder={label}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && ask(typed.trim())}
      />
    </div>
  );
}
