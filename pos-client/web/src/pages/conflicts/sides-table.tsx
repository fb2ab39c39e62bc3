import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { Button } from '../../ui/button';
import { Card } from '../../ui/page';
import { fieldName, valueWords } from './conflict-words';
import type { FieldPair, Picks, Side } from './sides';

export interface SidesTableProps {
  pairs: readonly FieldPair[];
  /** null where fields can't be chosen one by one */
  picks: Picks | null;
  /** what the till's side is called */
  local: string;
  onPick: (name: string, side: Side) => void;
}

/** Both sides beside each other; where it may be merged, each value that differs can be picked. */
export function SidesTable({ pairs, picks, local, onPick }: SidesTableProps) {
  const [all, setAll] = useState(false);
  const same = pairs.filter(({ differs }) => !differs).length;
  return (
    <Card
      title={t('conflicts.sides')}
      actions={
        same > 0 && (
          <Button kind="quiet" pressed={all} onClick={() => setAll(!all)}>
            {t('conflicts.same', { n: same })}
          </Button>
        )
      }
    >
      <table class="sides">
        <thead>
          <tr>
            <th scope="col">{t('conflicts.field')}</th>
            <th scope="col">{local}</th>
            <th scope="col">{t('conflicts.server')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs
            .filter(({ differs }) => differs || all)
            .map((pair) => (
              <PairRow key={pair.name} pair={pair} picks={picks} local={local} onPick={onPick} />
            ))}
        </tbody>
      </table>
    </Card>
  );
}

type PairRowProps = Omit<SidesTableProps, 'pairs'> & { pair: FieldPair };

function PairRow({ pair, picks, local, onPick }: PairRowProps) {
  const group = useId();
  const name = fieldName(pair.name);
  const sides = [
    ['local', local],
    ['server', t('conflicts.server')],
  ] as const;
  return (
    <tr class={pair.differs ? undefined : 'sides-same'}>
      <th scope="row">{name}</th>
      {sides.map(([side, label]) => (
        <td key={side} data-side={label}>
          {picks && pair.differs ? (
            <label class="side">
              <input
                type="radio"
                name={group}
                aria-label={`${name}: ${label}, ${valueWords(pair.name, pair[side])}`}
                checked={picks[pair.name] === side}
                onChange={() => onPick(pair.name, side)}
              />
              <Value pair={pair} side={side} />
            </label>
          ) : (
            <Value pair={pair} side={side} />
          )}
        </td>
      ))}
    </tr>
  );
}

function Value({ pair, side }: { pair: FieldPair; side: Side }) {
  return (
    <bdi class="side-value" dir="auto">
      {valueWords(pair.name, pair[side])}
    </bdi>
  );
}
