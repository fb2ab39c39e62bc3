import { useEffect, useMemo, useRef } from 'preact/hooks';
import { formatPercent, formatQuantity, t } from '../../i18n';
import type { Item } from '../../till/sale';
import { Badge, Money } from '../../ui';
import type { Entry } from './cart';
import type { Desk } from './desk';
import type { Open } from './dialogs';
import { serialsOf, unitLabel } from './goods';

export interface CartLinesProps {
  desk: Desk;
  entries: readonly Entry[];
  items: readonly Item[];
  lineTotals: readonly number[];
  onOpen: (open: Open) => void;
}

/** The lines; the one in hand is kept in sight. */
export function CartLines({ desk, entries, items, lineTotals, onOpen }: CartLinesProps) {
  const selected = desk.selected.value;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('.cart-line-on')?.scrollIntoView({ block: 'nearest' });
  }, [selected, entries]);
  return (
    <ul ref={list} class="cart-lines" aria-label={t('sell.lines')}>
      {entries.map((entry, i) => (
        <li key={entry.key}>
          <Line
            desk={desk}
            entry={entry}
            item={items[i]}
            total={lineTotals[i]}
            inHand={entry.key === selected}
            onOpen={onOpen}
          />
        </li>
      ))}
    </ul>
  );
}

interface LineProps {
  desk: Desk;
  entry: Entry;
  item: Item | undefined;
  total: number | undefined;
  inHand: boolean;
  onOpen: (open: Open) => void;
}

/** Drawn anew only where something of this line has changed: a scan costs the same in a long cart as in a short one. */
function Line({ desk, entry, item, total, inHand, onOpen }: LineProps) {
  const price = item?.priced;
  return useMemo(
    () => (
      <button
        type="button"
        class={inHand ? 'cart-line cart-line-on' : 'cart-line'}
        aria-pressed={inHand}
        onClick={() => {
          desk.selected.value = entry.key;
        }}
        onDblClick={() => onOpen({ kind: 'line', key: entry.key })}
      >
        <LineText entry={entry} item={item} />
        <span class="cart-line-total">
          <Money amount={total} />
        </span>
      </button>
    ),
    [entry, total, inHand, item?.given, price?.line.unitPrice, price?.line.discount, price?.saleType],
  );
}

function LineText({ entry, item }: { entry: Entry; item: Item | undefined }) {
  const unit = unitLabel(entry.product, entry.unit) ?? (entry.unit === 'box' ? t('unit.box') : '');
  const off = (item?.given ?? 0) + (item?.priced.line.discount ?? 0);
  const serials = serialsOf(entry);
  return (
    <span class="cart-line-text">
      <span class="cart-line-name">
        {entry.product.name}
        {entry.details.variant_display_name && <small> · {entry.details.variant_display_name}</small>}
      </span>
      <span class="cart-line-sum">
        <b>
          {formatQuantity(entry.quantity)} {unit}
        </b>{' '}
        × <Money amount={item?.priced.line.unitPrice} />
        {item && item.priced.saleType !== 'retail' && (
          <Badge tone="accent">{t(`saleType.${item.priced.saleType}`)}</Badge>
        )}
        {off > 0 && (
          <Badge tone="ok" icon="percent">
            {entry.discount?.kind === 'rate' ? (
              `−${formatPercent(entry.discount.rate)}`
            ) : (
              <Money amount={-off} />
            )}
          </Badge>
        )}
        {serials.length > 0 && <small class="cart-line-serial">{serials.join(', ')}</small>}
      </span>
    </span>
  );
}
