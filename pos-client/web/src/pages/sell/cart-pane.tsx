import { t } from '../../i18n';
import { useLive } from '../../store/live';
import { readState } from '../../store/state';
import { Button, EmptyState, Icon, useApp, useNavigate } from '../../ui';
import { CartHead } from './cart-head';
import { CartLines } from './cart-lines';
import './cart-pane.css';
import { CartTotals } from './cart-totals';
import type { Desk } from './desk';
import type { Open } from './dialogs';
import { LastSale } from './last-sale';
import { LineBar } from './line-bar';

export interface CartPaneProps {
  desk: Desk;
  onOpen: (open: Open) => void;
  /** on a phone: back to the goods */
  onBack: () => void;
}

/** What the customer takes. The sum and the way to pay stay in sight, however long the list. */
export function CartPane({ desk, onOpen, onBack }: CartPaneProps) {
  const { entries, notes } = desk.cart.value;
  const { items, totals } = desk.priced.value;
  return (
    <section class="cart" aria-label={t('sell.cart')}>
      <CartHead desk={desk} onOpen={onOpen} onBack={onBack} />
      {entries.length > 0 ? (
        <CartLines
          desk={desk}
          entries={entries}
          items={items}
          lineTotals={totals.lineTotals}
          onOpen={onOpen}
        />
      ) : desk.lastSale.value ? (
        <LastSale
          order={desk.lastSale.value}
          onOpen={onOpen}
          onNext={() => {
            desk.lastSale.value = null;
            onBack();
          }}
        />
      ) : (
        <EmptyCart />
      )}
      {notes !== '' && entries.length > 0 && (
        <button type="button" class="cart-note" onClick={() => onOpen({ kind: 'note' })}>
          <Icon name="note" size={16} />
          <span class="only-heard">{t('sell.note')}</span>
          <span class="cart-note-text">{notes}</span>
        </button>
      )}
      <LineBar desk={desk} onOpen={onOpen} />
      <CartTotals desk={desk} onOpen={onOpen} />
    </section>
  );
}

/** Nothing on the counter yet; says so where no shift counts what will be sold (B-1). */
function EmptyCart() {
  const { till } = useApp();
  const navigate = useNavigate();
  const shift = useLive(async () => (await readState(till.db, 'shift_id')) ?? null, ['sync_state']);
  return (
    <EmptyState
      icon="cart"
      title={t('sell.empty')}
      text={shift === null ? t('sell.noShift') : t('sell.emptyText')}
      action={
        shift === null && (
          <Button icon="shift" onClick={() => navigate('/shift')}>
            {t('sell.openShift')}
          </Button>
        )
      }
    />
  );
}
