import type { ComponentChildren } from 'preact';
import './table.css';

export interface Column<T> {
  id: string;
  label: string;
  cell: (row: T) => ComponentChildren;
  /** numbers and money stand at the end of their column */
  end?: boolean;
  /** left out where there is little room: the phone shows the rest as two lines */
  minor?: boolean;
}

export interface TableProps<T> {
  /** what the table lists, read aloud */
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** the row can be opened: it is a link for the keyboard as well */
  onOpen?: (row: T) => void;
  selected?: string;
  /** in place of the rows when there are none */
  empty?: ComponentChildren;
}

/** A table that stays one for screen readers; rows are 48 px, the head stays in sight. */
export function Table<T>({ label, columns, rows, rowKey, onOpen, selected, empty }: TableProps<T>) {
  if (rows.length === 0 && empty) {
    return <>{empty}</>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-scroll" aria-label={label} tabIndex={0}>
      <table class={onOpen ? 'table table-open' : 'table'}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" class={cellClass(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                aria-selected={selected === key || undefined}
                onClick={onOpen && (() => onOpen(row))}
              >
                {columns.map((column, at) => (
                  <td key={column.id} class={cellClass(column)}>
                    {at === 0 && onOpen ? (
                      <button type="button" class="table-link" onClick={stop(() => onOpen(row))}>
                        {column.cell(row)}
                      </button>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function cellClass<T>(column: Column<T>): string | undefined {
  return [column.end && 'end', column.minor && 'table-minor'].filter(Boolean).join(' ') || undefined;
}

/** The row listens as well: the press counts once. */
function stop(run: () => void) {
  return (event: MouseEvent) => {
    event.stopPropagation();
    run();
  };
}
