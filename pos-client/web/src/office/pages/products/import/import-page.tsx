import { useState } from 'preact/hooks';
import { useDirtyGuard } from '../../../form/guard';
import { texts } from '../../../i18n';
import type imports from '../../../i18n/en/imports';
import { can, whyNot } from '../../../rights';
import { go } from '../../../routes';
import { Card, Notice, Page } from '../../../ui';
import { FileButton } from '../file-button';
import { CsvError, type CsvLine, parseCsv } from './csv';
import { Mapping } from './mapping';
import type { Planned } from './plan';
import { Preview } from './preview';
import { Sending } from './sending';
import './import.css';

const t = texts<typeof imports>();
const LARGEST_BYTES = 20 * 1024 * 1024;
const MOST_LINES = 20_000;

/** A file that was read, not understood yet. */
export interface Table {
  name: string;
  header: readonly string[];
  lines: readonly CsvLine[];
}

/** Products from a CSV file: choose, map the columns, look at what would happen, and only then send. */
export function ImportPage() {
  const [table, setTable] = useState<Table | null>(null);
  const [planned, setPlanned] = useState<readonly Planned[] | null>(null);
  const [isSending, setSending] = useState(false);
  useDirtyGuard(planned !== null && !isSending);
  const restart = () => {
    setTable(null);
    setPlanned(null);
    setSending(false);
  };
  return (
    <Page title={t('imports.title')} onBack={() => go('/products')} wide>
      {!can('products.upsert') ? (
        <Notice>{whyNot('products.upsert')}</Notice>
      ) : !table ? (
        <Choosing onTable={setTable} />
      ) : !planned ? (
        <Mapping table={table} onPlanned={setPlanned} onCancel={restart} />
      ) : !isSending ? (
        <Preview planned={planned} onBack={() => setPlanned(null)} onConfirm={() => setSending(true)} />
      ) : (
        <Sending planned={planned} onAgain={restart} />
      )}
    </Page>
  );
}

function Choosing({ onTable }: { onTable: (table: Table) => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const read = async ([file]: readonly File[]) => {
    if (!file) {
      return;
    }
    const result = await readTable(file);
    if (typeof result === 'string') {
      setProblem(result);
    } else {
      onTable(result);
    }
  };
  return (
    <Card title={t('imports.choose')}>
      {problem && <Notice tone="danger">{problem}</Notice>}
      <p>{t('imports.chooseText')}</p>
      <p class="muted">{t('imports.keysText')}</p>
      <div>
        <FileButton
          label={t('imports.file')}
          accept=".csv,text/csv,text/plain"
          onFiles={(files) => void read(files)}
        />
      </div>
    </Card>
  );
}

/** The file as a table, or what is wrong with it in words. */
async function readTable(file: File): Promise<Table | string> {
  if (file.size > LARGEST_BYTES) {
    return t('imports.tooLarge');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    const [header, ...lines] = parseCsv(text);
    if (!header || lines.length === 0) {
      return t('imports.empty');
    }
    if (lines.length > MOST_LINES) {
      return t('imports.tooMany', { n: MOST_LINES });
    }
    return { name: file.name, header: header.cells.map((cell) => cell.trim()), lines };
  } catch (failure) {
    if (failure instanceof CsvError) {
      return t('imports.unreadable', { line: failure.line, what: t(`imports.csv.${failure.problem}`) });
    }
    return t('imports.notText');
  }
}
