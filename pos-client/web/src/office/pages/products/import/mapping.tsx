import { useState } from 'preact/hooks';
import { useSubmit } from '../../../form/use-submit';
import { texts } from '../../../i18n';
import type imports from '../../../i18n/en/imports';
import type products from '../../../i18n/en/products';
import { Button, Card, Checkbox, Choice, Notice, Progress, Select } from '../../../ui';
import { FIELD_NAMES, type FieldName, guessFields, isExport } from './fields';
import type { Table } from './import-page';
import { readKnown } from './known';
import { KEYS, keysOf, type Planned, plan } from './plan';
import { readLines, type Writing } from './read';

const t = texts<typeof imports & typeof products>();

export interface MappingProps {
  table: Table;
  onPlanned: (planned: readonly Planned[]) => void;
  onCancel: () => void;
}

/** Which column is which field, and how its numbers are written. */
export function Mapping({ table, onPlanned, onCancel }: MappingProps) {
  const { header, lines } = table;
  const [columns, setColumns] = useState(() => guessFields(header, labelOf));
  const [writing, setWriting] = useState<Writing>(isExport(header) ? 'wire' : 'people');
  const [make, setMake] = useState(false);
  const [progress, setProgress] = useState<[number, number] | null>(null);
  const { busy, problem, submit } = useSubmit();
  const hasKey = KEYS.some((key) => columns.includes(key));
  const check = async () => {
    const read = readLines(lines, columns, writing);
    const known = await readKnown(keysOf(read), (done, all) => setProgress([done, all]));
    onPlanned(plan(read, known, make));
  };
  const assign = (at: number, field: FieldName | null) =>
    setColumns(columns.map((other, index) => (index === at ? field : other === field ? null : other)));
  return (
    <>
      {problem && <Notice tone="danger">{problem}</Notice>}
      {!hasKey && <Notice tone="warn">{t('imports.noKeyColumn')}</Notice>}
      <Card title={t('imports.columnsOf', { name: table.name, n: lines.length })}>
        <Columns table={table} columns={columns} onAssign={assign} />
      </Card>
      <Card title={t('imports.reading')}>
        <Choice<Writing>
          label={t('imports.numbers')}
          options={[
            { value: 'people', label: t('imports.people'), note: t('imports.peopleNote') },
            { value: 'wire', label: t('imports.wire'), note: t('imports.wireNote') },
          ]}
          value={writing}
          onChange={setWriting}
        />
        <Checkbox label={t('imports.makeCategories')} checked={make} onChange={setMake} />
        <p class="muted">{t('imports.emptyCells')}</p>
      </Card>
      {busy && progress && <Progress label={t('imports.checking')} value={progress[0]} max={progress[1]} />}
      <div class="import-foot">
        <Button onClick={onCancel} disabled={busy}>
          {t('imports.other')}
        </Button>
        <Button kind="primary" busy={busy} disabled={!hasKey} onClick={() => void submit(hasKey, check)}>
          {t('imports.check')}
        </Button>
      </div>
    </>
  );
}

interface ColumnsProps {
  table: Table;
  columns: readonly (FieldName | null)[];
  onAssign: (at: number, field: FieldName | null) => void;
}

function Columns({ table, columns, onAssign }: ColumnsProps) {
  const options = [
    { value: '', label: t('imports.leaveOut') },
    ...FIELD_NAMES.map((field) => ({ value: field, label: labelOf(field) })),
  ];
  return (
    <div class="import-columns">
      {table.header.map((heading, at) => (
        <div key={`${at}-${heading}`} class="import-column">
          <Select<string>
            label={heading || t('imports.column', { n: at + 1 })}
            hint={example(table, at)}
            value={columns[at] ?? ''}
            options={options}
            onChange={(field) => onAssign(at, FIELD_NAMES.find((one) => one === field) ?? null)}
          />
        </div>
      ))}
    </div>
  );
}

/** The first cell of the column that says something. */
function example({ lines }: Table, at: number): string {
  const cell = lines.map(({ cells }) => (cells[at] ?? '').trim()).find((text) => text !== '');
  return cell === undefined ? t('imports.emptyColumn') : t('imports.example', { cell: cell.slice(0, 40) });
}

function labelOf(field: FieldName): string {
  return t(`products.${field}`);
}
