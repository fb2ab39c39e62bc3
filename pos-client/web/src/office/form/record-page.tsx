import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { t } from '../i18n';
import { type AnyRecord, nameOf } from '../lookup';
import { remove } from '../removal';
import { can } from '../rights';
import { go } from '../routes';
import { Loaded } from '../shell/loaded';
import { type Answer, useQuery } from '../use-query';

export interface RecordPageProps<T extends AnyRecord> {
  table: string;
  /** of the record; `new` for one that isn't there yet */
  id: string;
  /** the list that it is of, without the base: where Back and a deletion lead */
  list: string;
  /** above the form of a new one */
  newTitle: string;
  /** it can be deleted: what is asked and said then */
  removal?: { title: (name: string) => string; text: string; done: string };
  /** beside the title of one that is there */
  note?: (record: T) => ComponentChildren;
  actions?: (record: T) => ComponentChildren;
  /** below the title: tabs; of one that is there */
  bar?: ComponentChildren;
  wide?: boolean;
  children: (record: T | null) => ComponentChildren;
}

/** The page of one record, or of a new one: its name, the way back to the list, and deleting with Undo. */
export function RecordPage<T extends AnyRecord>(props: RecordPageProps<T>) {
  const { table, id, list, children } = props;
  const isNew = id === 'new';
  const answer = useQuery<T>(`/${table}/${encodeURIComponent(id)}`, {}, { when: !isNew, liveMs: 2000 });
  if (isNew) {
    return (
      <Page title={props.newTitle} onBack={() => go(list)} wide={props.wide}>
        {children(null)}
      </Page>
    );
  }
  return <Existing {...props} answer={answer} />;
}

function Existing<T extends AnyRecord>({ answer, ...props }: RecordPageProps<T> & { answer: Answer<T> }) {
  const { data: record } = answer;
  return (
    <Page
      title={record ? nameOf(record) : '…'}
      note={record && props.note?.(record)}
      onBack={() => go(props.list)}
      bar={record && props.bar}
      wide={props.wide}
      actions={
        record && (
          <>
            {props.removal && can(`${props.table}.delete`) && <Delete {...props} record={record} />}
            {props.actions?.(record)}
          </>
        )
      }
    >
      <Loaded of={answer}>{(found) => <>{props.children(found)}</>}</Loaded>
    </Page>
  );
}

function Delete<T extends AnyRecord>({ table, list, removal, record }: RecordPageProps<T> & { record: T }) {
  if (!removal) {
    return null;
  }
  const { text, done } = removal;
  const run = async () => {
    if (await remove({ table, record, title: removal.title(nameOf(record)), text, done })) {
      go(list, true);
    }
  };
  return (
    <Button icon="trash" onClick={() => void run()}>
      {t('do.delete')}
    </Button>
  );
}
