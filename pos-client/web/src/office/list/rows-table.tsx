import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Icon } from '../../ui/icon';
import { usePhone } from '../shell/use-phone';
import type { ListColumn } from './columns';
import { nextSort } from './filter';
import { Row, TickAll } from './row';
import { useVirtual } from './use-virtual';

const ROW = 40;
const ROW_TOUCHED = 48;
const NEAR_END = 30;
const FRAMES = 10;

export interface RowsTableProps<T> {
  label: string;
  columns: readonly ListColumn<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** the address that a row opens, with the base */
  href?: (row: T) => string | null;
  onOpen?: (row: T) => void;
  opens?: (row: T) => boolean;
  sort: string;
  onSort: (sort: string) => void;
  /** which rows are ticked; absent: none can be */
  selection?: Signal<ReadonlySet<string>>;
  selected?: string;
  /** the end is near */
  onEnd: () => void;
  /** there are more than those that are here */
  unfinished: boolean;
  busy: boolean;
}

/** Wider columns share what is left on a phone, so that none is squeezed to nothing; characters. */
const PHONE_WIDTH = 14;

/** Rows of one height, as many as there are: only those in sight are drawn. Arrow keys go from row to row. */
export function RowsTable<T>(props: RowsTableProps<T>) {
  const { rows, selection, onEnd } = props;
  const phone = usePhone();
  const box = useRef<HTMLElement>(null);
  const columns = phone ? props.columns.filter(({ minor }) => !minor) : props.columns;
  const view = useVirtual(box, rows.length, phone ? ROW_TOUCHED : ROW);
  if (props.unfinished && (view.items.at(-1)?.index ?? 0) > rows.length - NEAR_END) {
    queueMicrotask(onEnd);
  }
  return (
    <section
      ref={box}
      class={`rows${props.busy ? ' rows-busy' : ''}`}
      aria-label={props.label}
      aria-busy={props.busy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={(event) => step(event, view.scrollTo, rows.length)}
    >
      <table class="rows-table" aria-rowcount={props.unfinished ? -1 : rows.length + 1}>
        <colgroup>
          {selection && <col class="rows-tick" />}
          {columns.map(({ id, width }) => (
            <col
              key={id}
              style={width && (!phone || width <= PHONE_WIDTH) ? { width: `${width}ch` } : undefined}
            />
          ))}
        </colgroup>
        <thead>
          <tr>
            {selection && <TickAll rows={rows} rowKey={props.rowKey} selection={selection} />}
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={view.before} />
          {view.items.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <Row key={props.rowKey(row)} {...props} columns={columns} row={row} index={index} />
            );
          })}
          <Gap height={view.after} />
        </tbody>
      </table>
    </section>
  );
}

function Gap({ height }: { height: number }) {
  return height > 0 ? (
    <tr class="rows-gap">
      <td style={{ height: `${height}px` }} />
    </tr>
  ) : null;
}

function Head<T>({
  column,
  sort,
  onSort,
}: {
  column: ListColumn<T>;
  sort: string;
  onSort: (sort: string) => void;
}) {
  const by = column.sort;
  const order = by && sort === by ? 'ascending' : by && sort === `-${by}` ? 'descending' : undefined;
  return (
    <th scope="col" class={column.end ? 'end' : undefined} aria-sort={order}>
      {by ? (
        <button type="button" class="rows-sort" onClick={() => onSort(nextSort(sort, by))}>
          {column.label}
          <span class="rows-order">
            {order && <Icon name={order === 'ascending' ? 'up' : 'down'} size={14} />}
          </span>
        </button>
      ) : (
        column.label
      )}
    </th>
  );
}

function step(event: KeyboardEvent, scrollTo: (index: number) => void, count: number): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const box = event.currentTarget;
  if (by === 0 || !(box instanceof HTMLElement) || !(event.target instanceof HTMLElement)) {
    return;
  }
  const at = event.target.closest<HTMLElement>('tr[data-index]')?.dataset.index;
  const next = at === undefined ? 0 : Number(at) + by;
  if (next < 0 || next >= count) {
    return;
  }
  event.preventDefault();
  scrollTo(next);
  focusRow(box, next, FRAMES);
}

/** At once where the row is drawn, else as soon as it is, after scrolling. */
function focusRow(box: HTMLElement, index: number, frames: number): void {
  const link = box.querySelector<HTMLElement>(`tr[data-index="${index}"] .rows-link`);
  if (link) {
    link.focus({ preventScroll: true });
  } else if (frames > 0) {
    requestAnimationFrame(() => focusRow(box, index, frames - 1));
  }
}
