import { useEffect, useId, useState } from 'preact/hooks';
import { IconButton } from '../../ui/button';
import { t } from '../i18n';
import { type AnyRecord, findRecords, nameOf, recordName } from '../lookup';
import './form.css';

export interface LookupProps {
  table: string;
  label: string;
  hint?: string;
  error?: string | null;
  /** an id */
  value: string | null;
  onChange: (id: string | null, record: AnyRecord | null) => void;
  disabled?: boolean;
  /** a second line below each name that is found: a SKU, a phone number */
  note?: (record: AnyRecord) => string;
  /** empties itself after a choice, to choose the next one */
  again?: boolean;
}

const TYPING_MS = 180;

interface Typing {
  /** null while nobody searches */
  typed: string | null;
  found: readonly AnyRecord[];
  /** which of those that are found is marked */
  at: number;
  type: (text: string | null) => void;
  take: (record: AnyRecord | null) => void;
  key: (event: KeyboardEvent) => void;
}

function useTyping({ table, onChange }: LookupProps): Typing {
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const found = useFound(table, typed);
  const type = (text: string | null) => {
    setTyped(text);
    setAt(0);
  };
  const take = (record: AnyRecord | null) => {
    type(null);
    onChange(record?.id ?? null, record);
  };
  const key = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = found[at];
    if (by !== 0) {
      setTyped(typed ?? '');
      setAt(typed === null ? 0 : Math.max(0, Math.min(found.length - 1, at + by)));
    } else if (event.key === 'Enter' && typed !== null) {
      if (chosen) {
        take(chosen);
      }
    } else if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      type(null);
    } else {
      return;
    }
    event.preventDefault();
  };
  return { typed, found, at, type, take, key };
}

/** Finds a record by typing: arrow keys choose, Enter takes, Escape leaves it as it was. */
export function Lookup(props: LookupProps) {
  const id = useId();
  const { typed, found, at, type, take, key } = useTyping(props);
  const open = typed !== null;
  return (
    <div class={props.error ? 'field field-wrong lookup' : 'field lookup'}>
      <label for={id} class="field-label">
        {props.label}
      </label>
      <div class="field-box">
        <input
          id={id}
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={open ? `${id}-list` : undefined}
          aria-activedescendant={open && found[at] ? `${id}-${at}` : undefined}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={props.hint || props.error ? `${id}-hint` : undefined}
          value={typed ?? (props.value ? recordName(props.table, props.value) : '')}
          disabled={props.disabled}
          placeholder={t('form.search')}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={key}
          onBlur={() => type(null)}
        />
        {props.value && !props.disabled && !props.again && (
          <IconButton
            icon="close"
            label={t('form.clear', { field: props.label })}
            onClick={() => take(null)}
          />
        )}
      </div>
      {open && <Options id={id} label={props.label} found={found} at={at} note={props.note} onTake={take} />}
      {(props.hint || props.error) && (
        <small id={`${id}-hint`} class="field-hint" role={props.error ? 'alert' : undefined}>
          {props.error || props.hint}
        </small>
      )}
    </div>
  );
}

interface OptionsProps {
  /** of the field */
  id: string;
  label: string;
  found: readonly AnyRecord[];
  at: number;
  note?: (record: AnyRecord) => string;
  onTake: (record: AnyRecord) => void;
}

function Options({ id, label, found, at, note, onTake }: OptionsProps) {
  return (
    <div id={`${id}-list`} class="lookup-list" role="listbox" aria-label={label} tabIndex={-1}>
      {found.map((record, index) => (
        <div
          key={record.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          class="lookup-option"
          // Before the field loses the keyboard, and with it the list.
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(record);
          }}
        >
          <span>{nameOf(record)}</span>
          {note && <small class="muted">{note(record)}</small>}
        </div>
      ))}
      {found.length === 0 && <p class="lookup-option muted">{t('form.nothingFound')}</p>}
    </div>
  );
}

function useFound(table: string, typed: string | null): readonly AnyRecord[] {
  const [found, setFound] = useState<readonly AnyRecord[]>([]);
  useEffect(() => {
    if (typed === null) {
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      findRecords(table, typed.trim(), abort.signal).then(setFound, () => setFound([]));
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [table, typed]);
  return found;
}
