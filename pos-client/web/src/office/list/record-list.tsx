import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/feedback';
import type { IconName } from '../../ui/icon';
import { address, api, type Query } from '../api';
import { t } from '../i18n';
import { useChanges } from '../live';
import { amend, BASE, go, to } from '../routes';
import { seesAllBranches, session } from '../session';
import type { ListColumn } from './columns';
import { addressOf, type Filter, type ListState, questionOf, readState } from './filter';
import { FilterBar } from './filter-bar';
import './list.css';
import { ExportButton, Foot } from './list-foot';
import { Records, type Source } from './records';
import './rows.css';
import { RowsTable } from './rows-table';
import { Waiting } from './waiting';
import { type PartOf, type Sheet, sheetCsv, sheetSource } from './whole';

/** A list that is read as a whole is read again less often. */
const WHOLE_MS = 10_000;

export interface RecordListProps<T> {
  /** what is listed: "Products" */
  label: string;
  /** `GET /{table}` */
  table: string;
  /** where it isn't one of the services' tables: how its answer becomes a part of a list */
  part?: PartOf<T>;
  /** with `part`: how the list is put in order and written to a file, where the server does neither */
  sheet?: Sheet<T>;
  columns: readonly ListColumn<T>[];
  filters?: readonly Filter[];
  /** what the search looks through: "Name, SKU or barcode"; absent: no search */
  search?: string;
  /** the order while the person chooses none */
  sort?: string;
  /** always asked, and not shown as a filter */
  fixed?: Query;
  rowKey?: (row: T) => string;
  /** the page that a row opens, without the base; null for one that has none */
  open?: (row: T) => string | null;
  /** what a press on a row does where it has no page */
  onOpen?: (row: T) => void;
  /** with `onOpen`: whether a press on this row does something */
  opens?: (row: T) => boolean;
  selection?: Signal<ReadonlySet<string>>;
  selected?: string;
  /** while there is nothing at all: what it is for, and the way to the first one */
  empty?: { icon?: IconName; title: string; text?: string; action?: ComponentChildren };
  /** false: the server writes no CSV of it */
  csv?: boolean;
  /** beside the filters: buttons for what is ticked */
  tools?: ComponentChildren;
}

/**
 * A list over `GET /{table}`, with its search, filters, order, export and pages; what is asked stands in the address, so a
 * link, Back and a reload show the same. New rows come by themselves.
 */
export function RecordList<T extends { id?: string }>(props: RecordListProps<T>) {
  const { filters: all = [], table } = props;
  const { path, query } = useLocation();
  const person = session.person;
  const filters = all.filter(({ kind }) => kind !== 'branch' || seesBranches(person));
  const state = readState(query, filters);
  const question = { ...props.fixed, ...questionOf(state, filters, props.sort) };
  const asked = address(`/${table}`, { ...question, branch: person?.branch_id });
  const records = useMemo(() => new Records<T>(`/${table}`, sourceOf(props)), [table]);
  useEffect(() => {
    void records.load(question);
  }, [records, asked]);
  useEffect(() => () => records.end(), [records]);
  const isRead = props.sheet && (props.sheet.whole || state.sort !== '');
  useChanges(() => void records.refresh(), isRead ? WHOLE_MS : undefined);
  const ask = (next: ListState) => amend(address(path.slice(BASE.length), addressOf(next)));
  return (
    <div class="records">
      <FilterBar filters={filters} state={state} search={props.search} onChange={ask}>
        {props.tools}
        {props.csv !== false && (
          <ExportButton list={{ path: `/${table}`, query: question }} make={fileOf(props)} />
        )}
      </FilterBar>
      <Body {...props} records={records} state={state} onChange={ask} />
    </div>
  );
}

function sourceOf<T>({ part, sheet }: RecordListProps<T>): Source<T> {
  if (part && sheet) {
    return sheetSource(part, sheet);
  }
  return part
    ? { get: async (path, query, options) => part(await api.get(path, query, options)), counts: false }
    : { get: api.get, counts: true };
}

/** How the file is made where the server makes none. */
function fileOf<T>({ part, sheet }: RecordListProps<T>) {
  return (
    part &&
    sheet &&
    (async (path: string, query: Query) =>
      new Blob([await sheetCsv(path, query, part, sheet)], { type: 'text/csv' }))
  );
}

function seesBranches(person: typeof session.person): boolean {
  return person !== null && person.branch_id === null && seesAllBranches(person);
}

interface BodyProps<T> extends RecordListProps<T> {
  records: Records<T>;
  state: ListState;
  onChange: (state: ListState) => void;
}

function Body<T extends { id?: string }>(props: BodyProps<T>) {
  const { records, state, onChange, open } = props;
  const shown = records.current.value;
  if (shown.rows.length === 0 && shown.phase !== 'ready') {
    return <Waiting shown={shown} onRetry={() => void records.refresh()} />;
  }
  if (shown.rows.length === 0) {
    return <Nothing {...props} />;
  }
  return (
    <>
      <RowsTable
        label={props.label}
        columns={props.columns}
        rows={shown.rows}
        rowKey={props.rowKey ?? ((row) => row.id ?? '')}
        href={open && ((row) => withBase(open(row)))}
        onOpen={props.onOpen}
        opens={props.opens}
        sort={state.sort || (props.sort ?? '')}
        onSort={(sort) => onChange({ ...state, sort })}
        selection={props.selection}
        selected={props.selected}
        unfinished={shown.next !== null}
        busy={shown.phase === 'loading'}
        onEnd={() => void records.more()}
      />
      <Foot shown={shown} onRetry={() => void records.refresh()} />
    </>
  );
}

function withBase(path: string | null): string | null {
  return path === null ? null : to(path);
}

function Nothing<T>({ state, onChange, empty }: BodyProps<T>) {
  const narrowed = state.q !== '' || Object.keys(state.values).length > 0;
  return (
    <div class="rows rows-blank">
      {narrowed || !empty ? (
        <EmptyState
          icon="search"
          title={t(narrowed ? 'list.noMatch' : 'list.none')}
          action={
            narrowed && (
              <Button onClick={() => onChange({ ...state, q: '', values: {} })}>{t('list.clear')}</Button>
            )
          }
        />
      ) : (
        <EmptyState icon={empty.icon ?? 'box'} title={empty.title} text={empty.text} action={empty.action} />
      )}
    </div>
  );
}

/** Goes to the list with filters set: for drilling down. */
export function drill(page: string, query: Query): void {
  go(address(page, query));
}
