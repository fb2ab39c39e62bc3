import { useEffect, useRef } from 'preact/hooks';
import type { RefundableLine } from '../../domain/refund';
import { formatMoney, formatQuantity, t } from '../../i18n';
import { Button, Card, Checkbox } from '../../ui';
import { allChosen, type Choices, withChoice } from './choices';
import { QuantityField } from './quantity-field';

export interface LinePickerProps {
  lines: readonly RefundableLine[];
  choices: Choices;
  onChange: (choices: Choices) => void;
}

/** The lines of a sale, with what is left of each to give back. */
export function LinePicker({ lines, choices, onChange }: LinePickerProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('input')?.focus(), []);
  return (
    <Card
      title={t('returns.what')}
      actions={
        <Button kind="quiet" onClick={() => onChange(allChosen(lines, choices))}>
          {t('returns.all')}
        </Button>
      }
    >
      <ul ref={list} class="returns-lines">
        {lines.map((line, at) => (
          <PickedLine key={line.item.id ?? at} line={line} choices={choices} onChange={onChange} />
        ))}
      </ul>
    </Card>
  );
}

interface PickedLineProps {
  line: RefundableLine;
  choices: Choices;
  onChange: (choices: Choices) => void;
}

function PickedLine({ line: { item, quantity: left }, choices, onChange }: PickedLineProps) {
  const id = item.id ?? '';
  const chosen = choices.get(id);
  const name = [item.name ?? item.product_id, item.variant_display_name].filter(Boolean).join(' · ');
  return (
    <li class={left === 0 ? 'returns-line returns-line-gone' : 'returns-line'}>
      <span class="grow">
        <span class="strong">{name}</span>
        <small class="muted">
          {left === 0
            ? t('returns.cameBack')
            : t('returns.left', { quantity: formatQuantity(left), price: formatMoney(item.unit_price) })}
        </small>
      </span>
      {left > 0 && (
        <>
          {chosen && chosen.quantity > 0 && (
            <Checkbox
              label={t('returns.damaged')}
              checked={chosen.damaged}
              onChange={(damaged) => onChange(withChoice(choices, id, { damaged }))}
            />
          )}
          <QuantityField
            label={name}
            value={chosen?.quantity ?? 0}
            max={left}
            onChange={(quantity) => onChange(withChoice(choices, id, { quantity }))}
          />
        </>
      )}
    </li>
  );
}
