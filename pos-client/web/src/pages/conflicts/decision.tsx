import { t, tMaybe } from '../../i18n';
import type { Conflict } from '../../store/records';
import type { Strategy } from '../../till/conflicts';
import { Button } from '../../ui/button';
import { Badge } from '../../ui/feedback';
import { Card } from '../../ui/page';
import { caseOf, waysOf } from './ways';

export interface DecisionProps {
  conflict: Conflict;
  /** what is being decided just now */
  busy: Strategy | null;
  onDecide: (strategy: Strategy) => void;
}

/** The ways that the service takes, each with what it does here; deciding needs the network. */
export function Decision({ conflict, busy, onDecide }: DecisionProps) {
  return (
    <Card title={t('conflicts.decide')}>
      <ul class="decisions">
        {waysOf(conflict).map((strategy) => (
          <li key={strategy}>
            <span class="grow">
              <span class="row">
                <span class="strong">{t(`conflicts.${strategy}`)}</span>
                {conflict.suggested_strategy === strategy && (
                  <Badge tone="accent">{t('conflicts.isSuggested')}</Badge>
                )}
              </span>
              <small class="muted">{tMaybe(`conflicts.meaning.${caseOf(conflict)}.${strategy}`, '')}</small>
            </span>
            <Button
              kind={conflict.suggested_strategy === strategy ? 'primary' : 'secondary'}
              busy={busy === strategy}
              disabled={busy !== null && busy !== strategy}
              onClick={() => onDecide(strategy)}
            >
              {t(`conflicts.${strategy}`)}
            </Button>
          </li>
        ))}
      </ul>
      <p class="muted">{t('conflicts.online')}</p>
    </Card>
  );
}
