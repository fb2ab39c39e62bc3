import { useState } from 'preact/hooks';
import { formatMoney, formatNumber, formatPercent } from '../../../../i18n';
import { texts } from '../../../i18n';
import type imports from '../../../i18n/en/imports';
import type products from '../../../i18n/en/products';
import { saveFile } from '../../../list/export';
import { recordName } from '../../../lookup';
import { Badge, Button, type Column, EmptyState, Notice, Table, Tabs, type Tone } from '../../../ui';
import { FIELD_NAMES, FIELDS, type FieldName } from './fields';
import type { Planned } from './plan';
import type { Problem } from './read';

const t = texts<typeof imports & typeof products>();
const SHOWN = 200;

type View = 'all' | Planned['status'];

const VIEWS: readonly View[] = ['all', 'new', 'changed', 'unchanged', 'wrong'];
const TONES: Record<Planned['status'], Tone> = {
  new: 'ok',
  changed: 'accent',
  unchanged: 'neutral',
  wrong: 'danger',
};

export interface PreviewProps {
  planned: readonly Planned[];
  onBack: () => void;
  onConfirm: () => void;
}

/** What the import would do, line by line; nothing is sent yet. */
export function Preview({ planned, onBack, onConfirm }: PreviewProps) {
  const count = (view: View) => planned.filter(({ status }) => view === 'all' || status === view).length;
  const [view, setView] = useState<View>(count('wrong') > 0 ? 'wrong' : 'all');
  const [shown, setShown] = useState(SHOWN);
  const rows = planned.filter(({ status }) => view === 'all' || status === view);
  const sent = count('new') + count('changed');
  const wrong = count('wrong');
  return (
    <>
      <Notice tone="accent">{t('imports.nothingSent')}</Notice>
      {wrong > 0 && (
        <Notice
          tone="warn"
          action={<Button onClick={() => saveProblems(planned)}>{t('imports.saveProblems')}</Button>}
        >
          {t('imports.wrongLeftOut', { n: wrong })}
        </Notice>
      )}
      <Tabs
        label={t('imports.show')}
        tabs={VIEWS.map((id) => ({ id, label: t(`imports.view.${id}`), count: count(id) }))}
        selected={view}
        onSelect={(id) => {
          setView(id);
          setShown(SHOWN);
        }}
      />
      <Table
        label={t('imports.title')}
        columns={columns()}
        rows={rows.slice(0, shown)}
        rowKey={({ line }) => String(line)}
        empty={<EmptyState icon="search" title={t('list.noMatch')} />}
      />
      {rows.length > shown && (
        <div>
          <Button onClick={() => setShown(shown + SHOWN)}>
            {t('imports.more', { shown, n: rows.length })}
          </Button>
        </div>
      )}
      <div class="import-foot">
        <Button onClick={onBack}>{t('do.back')}</Button>
        <Button kind="primary" icon="upload" disabled={sent === 0} onClick={onConfirm}>
          {t('imports.confirm', { n: sent })}
        </Button>
      </div>
    </>
  );
}

function columns(): Column<Planned>[] {
  return [
    { id: 'line', label: t('imports.line'), cell: ({ line }) => formatNumber(line) },
    {
      id: 'status',
      label: t('field.status'),
      cell: ({ status }) => <Badge tone={TONES[status]}>{t(`imports.view.${status}`)}</Badge>,
    },
    { id: 'name', label: t('field.name'), cell: ({ name }) => name },
    {
      id: 'what',
      label: t('imports.what'),
      cell: (row) => (row.status === 'wrong' ? <Problems problems={row.problems} /> : <Changes row={row} />),
    },
  ];
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul class="import-details">
      {problems.map((problem) => (
        <li key={`${problem.field}-${problem.code}`}>{problemWords(problem)}</li>
      ))}
    </ul>
  );
}

function Changes({ row: { changes, before, newCategory } }: { row: Planned }) {
  return (
    <ul class="import-details">
      {FIELD_NAMES.filter((name) => name in changes).map((name) => (
        <li key={name}>
          <span class="muted">{t(`products.${name}`)}</span>{' '}
          {before && (
            <>
              <del>{shownValue(name, before[name])}</del>{' '}
            </>
          )}
          <ins>{name === 'category_id' && newCategory ? newCategory : shownValue(name, changes[name])}</ins>
        </li>
      ))}
    </ul>
  );
}

function shownValue(name: FieldName, value: unknown): string {
  const kind = FIELDS[name];
  if (value === null || value === undefined) {
    return '–';
  }
  if (typeof value === 'number') {
    return kind === 'money'
      ? formatMoney(value)
      : kind === 'rate'
        ? formatPercent(value)
        : formatNumber(value);
  }
  if (typeof value === 'boolean') {
    return t(value ? 'list.yes' : 'list.no');
  }
  return kind === 'category' ? recordName('product_categories', String(value)) : String(value);
}

/** What is wrong, with the field's name before it. */
export function problemWords({ field, code, value }: Problem): string {
  const said = t(`imports.problem.${code}`, { value });
  return field ? `${t(`products.${field}`)}: ${said}` : said;
}

function saveProblems(planned: readonly Planned[]): void {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = planned
    .filter(({ status }) => status === 'wrong')
    .map(({ line, problems }) => `${line},${quoted(problems.map(problemWords).join('; '))}`);
  const text = `\ufeff${[`${quoted(t('imports.line'))},${quoted(t('imports.what'))}`, ...lines].join('\r\n')}\r\n`;
  saveFile(new Blob([text], { type: 'text/csv' }), 'import-problems.csv');
}
