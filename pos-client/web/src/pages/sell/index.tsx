import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { Button, Icon, Money, useApp, useShortcuts } from '../../ui';
import { CartPane } from './cart-pane';
import { type Desk, deskOf } from './desk';
import { Dialogs, type Open, preloadDialogs } from './dialogs';
import { SearchPane } from './search-pane';
import './sell.css';
import { useTaking } from './taking';

/** Selling: what there is on one side, what the customer takes on the other. */
export default function SellPage() {
  const app = useApp();
  const desk = deskOf(app);
  const [open, setOpen] = useState<Open | null>(null);
  const [cartShown, setCartShown] = useState(false);
  const taking = useTaking(desk, (draft) => setOpen({ kind: 'goods', draft }));
  useSellKeys(desk, setOpen);
  useEffect(preloadDialogs, []);
  return (
    <div class={cartShown || desk.lastSale.value ? 'sell sell-cart-shown' : 'sell'}>
      <h1 class="only-heard">{t('nav.sell')}</h1>
      <SearchPane desk={desk} taking={taking} />
      <CartPane desk={desk} onOpen={setOpen} onBack={() => setCartShown(false)} />
      <CartFoot desk={desk} onShow={() => setCartShown(true)} />
      <Dialogs desk={desk} open={open} onOpen={setOpen} onClose={() => setOpen(null)} />
    </div>
  );
}

/** The keys of the whole page; each is shown on its button. */
function useSellKeys(desk: Desk, setOpen: (open: Open) => void): void {
  const filled = desk.cart.value.entries.length > 0;
  const line = desk.selected.value;
  useShortcuts({
    F3: line && filled ? () => setOpen({ kind: 'line', key: line }) : undefined,
    F4: () => setOpen({ kind: 'customer' }),
    F6: filled ? () => setOpen({ kind: 'discount' }) : undefined,
    F7: () => setOpen({ kind: filled ? 'park' : 'parked' }),
    F8: filled ? () => setOpen({ kind: 'note' }) : undefined,
    F9: filled ? () => setOpen({ kind: 'pay' }) : undefined,
  });
}

/** On a phone the cart lies below the goods: its sum is the way to it. */
function CartFoot({ desk, onShow }: { desk: Desk; onShow: () => void }) {
  const { totals, pieces } = desk.priced.value;
  return (
    <div class="cart-foot">
      <Button kind="primary" size="large" wide onClick={onShow}>
        <span class="cart-foot-row">
          <Icon name="cart" />
          <span>{t('sell.pieces', { n: pieces })}</span>
          <Money amount={totals.total} />
        </span>
      </Button>
    </div>
  );
}
