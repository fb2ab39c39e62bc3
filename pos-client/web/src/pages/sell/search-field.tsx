import { formatQuantity, t } from '../../i18n';
import { Icon, IconButton } from '../../ui';

export interface SearchFieldProps {
  field: { current: HTMLInputElement | null };
  typed: string;
  quantity: number | null;
  expanded: boolean;
  active: number;
  onInput: (text: string) => void;
  onMove: (by: number) => void;
  onEnter: () => void;
  onClear: () => void;
}

/** The line that is typed or scanned into; the arrow keys move in what was found below it. */
export function SearchField(props: SearchFieldProps) {
  const keys: Record<string, () => void> = {
    ArrowDown: () => props.onMove(1),
    ArrowUp: () => props.onMove(-1),
    Enter: props.onEnter,
  };
  return (
    <div class="search-field">
      <Icon name="search" />
      <input
        ref={props.field}
        type="text"
        role="combobox"
        enterKeyHint="search"
        aria-label={t('sell.search')}
        aria-controls="results"
        aria-expanded={props.expanded}
        aria-activedescendant={props.expanded ? `result-${props.active}` : undefined}
        aria-autocomplete="list"
        aria-keyshortcuts="F2"
        placeholder={t('sell.search')}
        autoComplete="off"
        spellcheck={false}
        value={props.typed}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          const run = keys[event.key];
          if (run) {
            event.preventDefault();
            run();
          }
        }}
      />
      {props.quantity !== null && <span class="search-times">× {formatQuantity(props.quantity)}</span>}
      {props.typed ? (
        <IconButton icon="close" label={t('action.clear')} onClick={props.onClear} />
      ) : (
        <kbd>F2</kbd>
      )}
    </div>
  );
}
