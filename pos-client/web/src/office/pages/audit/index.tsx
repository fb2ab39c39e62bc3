import { useState } from 'preact/hooks';
import { fieldName } from '../../../pages/conflicts/conflict-words';
import type { Part } from '../../api';
import { tAny, texts } from '../../i18n';
import type audit from '../../i18n/en/audit';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import { usePage } from '../../routes';
import { Badge, BranchName, Notice, Page, Time, type Tone } from '../../ui';
import { deedWords } from './deed';
import { changesOf, type Entry, kindOf, nameOf, TABLES } from './entry';
import { EntryDialog } from './entry-dialog';
import { SHEET } from './sheet';
import { Who } from './who';

const t = texts<typeof audit>();
const TONES: Record<ReturnType<typeof kindOf>, Tone> = { made: 'ok', changed: 'accent', deleted: 'danger' };
const FEW = 4;

/** Who did what to which record, and when (B-13). */
export default function Audit() {
  const { query } = usePage();
  const [opened, setOpened] = useState<Entry | null>(null);
  const table = query.table ?? TABLES[0];
  return (
    <Page title={t('nav.audit')} wide>
      {!query.table && <Notice>{t('audit.choose')}</Notice>}
      <RecordList<Entry>
        label={t('nav.audit')}
        table="audit"
        part={(answer) => answer as Part<Entry>}
        sheet={SHEET}
        fixed={{ table }}
        rowKey={({ op_id, table: of, id }) => `${op_id} ${of} ${id}`}
        columns={COLUMNS()}
        filters={[
          {
            kind: 'choice',
            field: 'table',
            label: t('audit.table'),
            one: true,
            options: TABLES.map((value) => ({ value, label: tableWords(value) })),
          },
          { kind: 'text', field: 'id', label: t('audit.id') },
        ]}
        onOpen={setOpened}
        empty={{ icon: 'search', title: t('audit.none') }}
      />
      {opened && <EntryDialog entry={opened} onClose={() => setOpened(null)} />}
    </Page>
  );
}

const COLUMNS = (): ListColumn<Entry>[] => [
  {
    id: 'at',
    label: t('field.time'),
    cell: ({ occurred_at }) => <Time at={occurred_at} />,
    sort: 'occurred_at',
    width: 23,
  },
  {
    id: 'who',
    label: t('audit.who'),
    cell: (entry) => <Who entry={entry} />,
    sort: 'who',
    width: 20,
    minor: true,
  },
  { id: 'kind', label: t('audit.what'), cell: (entry) => <Kind entry={entry} />, sort: 'type' },
  {
    id: 'record',
    label: t('audit.record'),
    cell: (entry) => <bdi>{nameOf(entry)}</bdi>,
    sort: 'record',
    minor: true,
  },
  { id: 'fields', label: t('audit.fields'), cell: (entry) => <bdi>{fieldsOf(entry)}</bdi>, minor: true },
  {
    id: 'branch',
    label: t('field.branch'),
    cell: (entry) => <BranchName id={entry.branch_id} />,
    sort: 'branch',
    width: 16,
    minor: true,
  },
];

function tableWords(table: string): string {
  return tAny(`audit.table.${table}`, tAny(`table.${table}`, table.replaceAll('_', ' ')));
}

function Kind({ entry }: { entry: Entry }) {
  return <Badge tone={TONES[kindOf(entry)]}>{deedWords(entry)}</Badge>;
}

function fieldsOf({ before, after }: Entry): string {
  const names = changesOf(before, after).map(({ name }) => fieldName(name));
  return names.slice(0, FEW).join(', ') + (names.length > FEW ? ' …' : '');
}
