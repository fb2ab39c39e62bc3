import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../../ui/button';
import { EmptyState, Spinner } from '../../ui/feedback';
import type { IconName } from '../../ui/icon';
import { address, api, type Part, type Query } from '../api';
import { t } from '../i18n';
import { useChanges } from '../live';
import { words } from '../problems';
import { amend, BASE, go, to } from '../routes';
import { seesAllBranches, session } from '../session';
import type { ListColumn } from './columns';
import { addressOf, type Filter, type ListState, questionOf, readState } from './filter';
import { FilterBar } from './filter-bar';
import './list.css';
import { ExportButton, Foot } from './list-foot';
import { Records, type Rows, type Source } from './records';
import { RowsTable } from './rows-table';

export interface RecordListProps<T> {
  /** what is listed: "Products" */
  label: string;
  /** `GET /{table}` */
  table: string;
  /** where it isn't one of the services' tables: how its answer becomes a part of a list */
  part?: (answer: unknown) => Part<T>;
  columns: readonly ListColumn<T>[];
  filters?: readonly Filter[];
  /** what the search looks through: "Name, SKU or barcode"; absent: no search */
  search?: string;
  /** the order while the person chooses none */
  sort?: string;
  /** always asked, and not shown as a filter */
  fixed?: Query;
  rowKey?: (row: T) => string;
  /** the page that a row opens, without the base */
  open?: (row: T) => string;
  /** in place of `open`: what a press on a row does */
  onOpen?: (row: T) => void;
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
  const records = useMemo(() => new Records<T>(`/${table}`, sourceOf(props.part)), [table]);
  useEffect(() => {
    void records.load(question);
  }, [records, asked]);
  useEffect(() => () => records.end(), [records]);
  useChanges(() => void records.refresh());
  const ask = (next: ListState) => amend(address(path.slice(BASE.length), addressOf(next)));
  return (
    <div class="records">
      <FilterBar filters={filters} state={state} search={props.search} onChange={ask}>
        {props.tools}
        {props.csv !== false && <ExportButton table={table} question={question} />}
      </FilterBar>
      <Body {...props} records={records} state={state} onChange={ask} />
    </div>
  );
}

function sourceOf<T>(part: RecordListProps<T>['part']): Source<T> {
  return part
    ? { get: async (path, query, options) => part(await api.get(path, query, options)), counts: false }
    : { get: api.get, counts: true };
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
        href={open && ((row) => to(open(row)))}
        onOpen={props.onOpen}
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

function Waiting<T>({ shown, onRetry }: { shown: Rows<T>; onRetry: () => void }) {
  if (shown.phase !== 'failed') {
    return (
      <div class="rows rows-blank">
        <Spinner />
      </div>
    );
  }
  return (
    <div class="rows rows-blank">
      <EmptyState
        icon="alert"
        title={t('list.failed')}
        text={words(shown.error)}
        action={<Button onClick={onRetry}>{t('do.retry')}</Button>}
      />
    </div>
  );
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
