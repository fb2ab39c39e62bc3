import { t } from '../../i18n';
import type { Conflict } from '../../store/records';
import type { Strategy } from '../../till/conflicts';
import { Badge, Button, Card } from '../../ui';

const STRATEGIES: readonly Strategy[] = ['keep_server', 'keep_local', 'merge'];

export interface DecisionProps {
  conflict: Conflict;
  /** what is being decided just now */
  busy: Strategy | null;
  onDecide: (strategy: Strategy) => void;
}

/** The three ways, each with what it means here; deciding needs the network. */
export function Decision({ conflict, busy, onDecide }: DecisionProps) {
  return (
    <Card title={t('conflicts.decide')}>
      <ul class="decisions">
        {STRATEGIES.map((strategy) => (
          <li key={strategy}>
            <span class="grow">
              <span class="row">
                <span class="strong">{t(`conflicts.${strategy}`)}</span>
                {conflict.suggested_strategy === strategy && (
                  <Badge tone="accent">{t('conflicts.isSuggested')}</Badge>
                )}
              </span>
              <small class="muted">{t(`conflicts.meaning.${conflict.conflict_type}.${strategy}`)}</small>
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
