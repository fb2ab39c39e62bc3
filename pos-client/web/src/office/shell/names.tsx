import { formatAge, formatDateTime } from '../../i18n';
import { t } from '../i18n';
import { recordName } from '../lookup';
import { session } from '../session';

/** The name of a record of another table, read with others in one call. */
export function RecordName({ table, id }: { table: string; id: string | null | undefined }) {
  return id ? <bdi>{recordName(table, id)}</bdi> : <>–</>;
}

/** The name of a branch; of none: all of them. */
export function BranchName({ id }: { id: string | null | undefined }) {
  return <bdi>{branchName(id)}</bdi>;
}

/** The same where it is no part of a page. */
export function branchName(id: string | null | undefined): string {
  if (!id) {
    return t('branch.all');
  }
  const own = session.person?.branches.find((branch) => branch.id === id);
  return own ? own.name : recordName('branches', id);
}

/** A time of the wire: when it was, or, with `ago`, how long ago. */
export function Time({ at, ago }: { at: string | null | undefined; ago?: boolean }) {
  if (!at) {
    return <>–</>;
  }
  return (
    <time dateTime={at} title={ago ? formatDateTime(at) : undefined}>
      {ago ? formatAge(at) : formatDateTime(at)}
    </time>
  );
}
