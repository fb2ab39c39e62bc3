import { useEffect, useState } from 'preact/hooks';
import { useDirtyGuard } from '../../../form/guard';
import { texts } from '../../../i18n';
import type imports from '../../../i18n/en/imports';
import { tableChanged } from '../../../live';
import { type Outcome, sendAll } from '../../../operations';
import { outcomeWords, words } from '../../../problems';
import { go, to } from '../../../routes';
import { Button, Card, type Column, Notice, Progress, Table, Tile, Tiles } from '../../../ui';
import { changesOf, type Sent } from './changes';
import type { Planned } from './plan';

const t = texts<typeof imports>();

interface Result extends Sent {
  outcome: Outcome;
}

/** Sends what was confirmed and tells how each ended. Sending again after a failure has no second effect. */
export function Sending({ planned, onAgain }: { planned: readonly Planned[]; onAgain: () => void }) {
  const [sent] = useState(() => changesOf(planned));
  const [done, setDone] = useState(0);
  const [results, setResults] = useState<readonly Result[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    setProblem(null);
    setDone(0);
    try {
      const outcomes = await sendAll(
        sent.map(({ change }) => change),
        setDone,
      );
      setResults(sent.flatMap((one, at) => (outcomes[at] ? [{ ...one, outcome: outcomes[at] }] : [])));
    } catch (failure) {
      setProblem(words(failure));
    }
    tableChanged('product_categories');
    tableChanged('products');
  };
  useEffect(() => void run(), []);
  useDirtyGuard(results === null);
  if (results) {
    return <Results results={results} onAgain={onAgain} />;
  }
  return (
    <Card title={t('imports.sending')}>
      {problem && (
        <Notice tone="danger" action={<Button onClick={() => void run()}>{t('do.retry')}</Button>}>
          {problem} {t('imports.sendAgain')}
        </Notice>
      )}
      <Progress label={t('imports.sending')} value={done} max={sent.length} />
      <p role="status">{t('imports.progress', { done, n: sent.length })}</p>
    </Card>
  );
}

function Results({ results, onAgain }: { results: readonly Result[]; onAgain: () => void }) {
  const count = (...statuses: Outcome['status'][]) =>
    results.filter(({ outcome }) => statuses.includes(outcome.status)).length;
  const open = results.filter(({ outcome }) => outcome.status !== 'applied');
  const conflicts = count('conflict');
  return (
    <>
      <Tiles label={t('imports.title')}>
        <Tile label={t('imports.done')} value={count('applied')} tone="main" />
        <Tile label={t('imports.later')} value={count('durable')} />
        <Tile
          label={t('imports.conflicts')}
          value={conflicts}
          tone={conflicts ? 'bad' : undefined}
          note={conflicts > 0 && <a href={to('/review')}>{t('outcome.review')}</a>}
        />
        <Tile
          label={t('imports.refused')}
          value={count('rejected')}
          tone={count('rejected') ? 'bad' : undefined}
        />
      </Tiles>
      {open.length > 0 && (
        <Table
          label={t('imports.refused')}
          columns={columns()}
          rows={open}
          rowKey={({ change }) => change.op_id}
        />
      )}
      <div class="import-foot">
        <Button onClick={onAgain}>{t('imports.other')}</Button>
        <Button kind="primary" onClick={() => go('/products')}>
          {t('nav.products')}
        </Button>
      </div>
    </>
  );
}

function columns(): Column<Result>[] {
  return [
    { id: 'line', label: t('imports.line'), cell: ({ planned }) => planned?.line ?? '–' },
    {
      id: 'name',
      label: t('field.name'),
      cell: ({ planned, change }) => planned?.name ?? String(change.payload.name ?? ''),
    },
    { id: 'what', label: t('imports.what'), cell: ({ outcome }) => outcomeWords(outcome) },
  ];
}
