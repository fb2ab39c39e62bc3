import { ONE } from '../../domain/quantity';
import { formatQuantity, t } from '../../i18n';
import { Button, IconButton, useShortcuts } from '../../ui';
import type { Entry } from './cart';
import type { Desk } from './desk';
import type { Open } from './dialogs';

/** Acts on the line in hand; always in its place, so that nothing jumps. */
export function LineBar({ desk, onOpen }: { desk: Desk; onOpen: (open: Open) => void }) {
  const key = desk.selected.value;
  const entry = desk.cart.value.entries.find((line) => line.key === key);
  const step = entry?.unit === 'piece' || entry?.unit === 'box' ? ONE : ONE / 10;
  const by = (change: number) => entry && desk.setQuantity(entry.key, entry.quantity + change);
  useLineKeys(desk, entry, (steps) => by(steps * step));
  const none = !entry;
  return (
    <div class="line-bar" role="toolbar" aria-label={t('sell.lineInHand')}>
      <IconButton
        kind="outlined"
        icon="minus"
        label={t('sell.less')}
        shortcut="-"
        disabled={none}
        onClick={() => by(-step)}
      />
      <output class="line-bar-quantity" aria-label={t('sell.quantity')}>
        {entry ? formatQuantity(entry.quantity) : '–'}
      </output>
      <IconButton
        kind="outlined"
        icon="plus"
        label={t('sell.more')}
        shortcut="+"
        disabled={none}
        onClick={() => by(step)}
      />
      <span class="grow" />
      <Button
        kind="quiet"
        icon="edit"
        shortcut="F3"
        disabled={none}
        onClick={() => entry && onOpen({ kind: 'line', key: entry.key })}
      >
        {t('action.edit')}
      </Button>
      <IconButton
        kind="danger"
        icon="trash"
        label={t('sell.removeLine')}
        shortcut="Delete"
        disabled={none}
        onClick={() => entry && desk.remove(entry.key)}
      />
    </div>
  );
}

/** The keys that act on the line in hand, and those that take another in hand. */
function useLineKeys(desk: Desk, entry: Entry | undefined, by: (steps: number) => void): void {
  const take = (move: number) => {
    const { entries } = desk.cart.value;
    const at = entries.findIndex((line) => line.key === desk.selected.value);
    desk.selected.value = entries[Math.max(0, Math.min(at + move, entries.length - 1))]?.key ?? null;
  };
  const free = entry !== undefined && fieldIsEmpty();
  useShortcuts({
    PageDown: () => take(1),
    PageUp: () => take(-1),
    '+': free ? () => by(1) : undefined,
    '-': free ? () => by(-1) : undefined,
    Delete: free ? () => desk.remove(entry.key) : undefined,
  });
}

/** The keys + and − belong to the text while there is one. */
function fieldIsEmpty(): boolean {
  const focused = document.activeElement;
  return !(focused instanceof HTMLInputElement) || focused.value === '';
}
