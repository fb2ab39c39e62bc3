import { t } from '../../i18n';
import { Button, Icon, Money } from '../../ui';
import type { Desk } from './desk';
import type { Open } from './dialogs';

/** The sums, and the way to pay; always there, at the same height. */
export function CartTotals({ desk, onOpen }: { desk: Desk; onOpen: (open: Open) => void }) {
  const { totals, items, pieces } = desk.priced.value;
  const empty = items.length === 0;
  const added = totals.total !== totals.subtotal - totals.discount;
  return (
    <footer class="cart-totals">
      <dl class="cart-sums">
        <div>
          <dt>{t('sell.subtotalOf', { n: pieces })}</dt>
          <dd>
            <Money amount={totals.subtotal} />
          </dd>
        </div>
        <div>
          <dt>
            <button
              type="button"
              class="cart-discount"
              disabled={empty}
              aria-keyshortcuts="F6"
              onClick={() => onOpen({ kind: 'discount' })}
            >
              <Icon name="percent" size={16} />
              {t('sell.discount')}
              <kbd>F6</kbd>
            </button>
          </dt>
          <dd>{totals.discount > 0 ? <Money amount={-totals.discount} /> : '–'}</dd>
        </div>
        <div>
          <dt>{added ? t('sell.taxAdded') : t('sell.taxIncluded')}</dt>
          <dd>
            <Money amount={totals.tax} />
          </dd>
        </div>
      </dl>
      <Button
        kind="primary"
        size="large"
        wide
        shortcut="F9"
        disabled={empty}
        onClick={() => onOpen({ kind: 'pay' })}
      >
        <span class="pay-face">
          <span>{t('sell.pay')}</span>
          <span class="pay-total" aria-live="polite">
            <Money amount={totals.total} />
          </span>
        </span>
      </Button>
    </footer>
  );
}
