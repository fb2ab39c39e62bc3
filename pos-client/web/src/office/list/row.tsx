import type { Signal } from '@preact/signals';
import { t } from '../i18n';
import type { ListColumn } from './columns';

export interface RowProps<T> {
  columns: readonly ListColumn<T>[];
  rowKey: (row: T) => string;
  href?: (row: T) => string | null;
  onOpen?: (row: T) => void;
  opens?: (row: T) => boolean;
  selection?: Signal<ReadonlySet<string>>;
  selected?: string;
  row: T;
  index: number;
}

/** One row; where it opens something its first cell is the link, and the rest of it a larger target. */
export function Row<T>({ columns, row, index, rowKey, selection, selected, ...props }: RowProps<T>) {
  const key = rowKey(row);
  const href = props.href?.(row) ?? null;
  const onOpen = href === null && (props.opens?.(row) ?? true) ? props.onOpen : undefined;
  const opens = href !== null || onOpen !== undefined;
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={selected === key || selection?.value.has(key) || undefined}
      data-index={index}
      class={opens ? 'rows-open' : undefined}
      onClick={opens ? (event) => pressed(event) : undefined}
    >
      {selection && <Tick id={key} selection={selection} />}
      {columns.map((column, at) => (
        <td key={column.id} class={column.end ? 'end' : undefined}>
          {at === 0 && opens ? (
            <a class="rows-link" href={href ?? '#'} onClick={onOpen && take(() => onOpen(row))}>
              {column.cell(row)}
            </a>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

/** A press anywhere in the row is one on its link, with the keys that were held: so it opens a new tab, too. */
function pressed(event: MouseEvent): void {
  if (
    !(event.currentTarget instanceof HTMLElement) ||
    !(event.target instanceof HTMLElement) ||
    event.target.closest('a, button, input, label')
  ) {
    return;
  }
  const { ctrlKey, metaKey, shiftKey } = event;
  const press = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey });
  event.currentTarget.querySelector('.rows-link')?.dispatchEvent(press);
}

function take(run: () => void) {
  return (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    run();
  };
}

function Tick({ id, selection }: { id: string; selection: Signal<ReadonlySet<string>> }) {
  const ticked = selection.value.has(id);
  return (
    <td class="rows-tick">
      <input
        type="checkbox"
        aria-label={t('list.select')}
        checked={ticked}
        onChange={() => {
          const next = new Set(selection.value);
          if (ticked) {
            next.delete(id);
          } else {
            next.add(id);
          }
          selection.value = next;
        }}
      />
    </td>
  );
}

interface TickAllProps<T> {
  rows: readonly T[];
  rowKey: (row: T) => string;
  selection: Signal<ReadonlySet<string>>;
}

/** Ticks all rows that are here, or none of them. */
export function TickAll<T>({ rows, rowKey, selection }: TickAllProps<T>) {
  const all = rows.length > 0 && rows.every((row) => selection.value.has(rowKey(row)));
  return (
    <th scope="col" class="rows-tick">
      <input
        type="checkbox"
        aria-label={t('list.selectAll')}
        checked={all}
        onChange={() => {
          selection.value = new Set(all ? [] : rows.map(rowKey));
        }}
      />
    </th>
  );
}
