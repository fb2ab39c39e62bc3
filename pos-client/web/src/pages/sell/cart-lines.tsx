import { useEffect, useMemo, useRef } from 'preact/hooks';
import { formatPercent, formatQuantity, t } from '../../i18n';
import type { Item } from '../../till/sale';
import { Badge, Money } from '../../ui';
import type { Entry } from './cart';
import type { Desk } from './desk';
import type { Open } from './dialogs';
import { serialsMissing, serialsOf, unitLabel } from './goods';
import { useShortages } from './shortages';

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
  const left = useShortages(desk, items);
  useEffect(() => keepInSight(list.current, '.cart-line-on'), [selected, entries]);
  return (
    <ul ref={list} class="cart-lines" aria-label={t('sell.lines')}>
      {entries.map((entry, i) => (
        <li key={entry.key}>
          <Line
            desk={desk}
            entry={entry}
            item={items[i]}
            total={lineTotals[i]}
            left={left.get(entry.product.id) ?? null}
            inHand={entry.key === selected}
            onOpen={onOpen}
          />
        </li>
      ))}
    </ul>
  );
}

/** Asks the browser to tell when it has laid out the page anyway: nobody waits for that. */
function keepInSight(list: HTMLElement | null, which: string): () => void {
  const watch = new IntersectionObserver(
    ([seen]) => {
      watch.disconnect();
      if (seen && seen.intersectionRatio < 1) {
        seen.target.scrollIntoView({ block: 'nearest' });
      }
    },
    { root: list, threshold: 1 },
  );
  const line = list?.querySelector(which);
  if (line) {
    watch.observe(line);
  }
  return () => watch.disconnect();
}

interface LineProps {
  desk: Desk;
  entry: Entry;
  item: Item | undefined;
  total: number | undefined;
  /** thousandths that are there, where the sale takes more and may not */
  left: number | null;
  inHand: boolean;
  onOpen: (open: Open) => void;
}

/** Drawn anew only where something of this line has changed: a scan costs the same in a long cart as in a short one. */
function Line({ desk, entry, item, total, left, inHand, onOpen }: LineProps) {
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
        <LineText entry={entry} item={item} left={left} />
        <span class="cart-line-total">
          <Money amount={total} />
        </span>
      </button>
    ),
    [entry, total, left, inHand, item?.given, price?.line.unitPrice, price?.line.discount, price?.saleType],
  );
}

function LineText({ entry, item, left }: Pick<LineProps, 'entry' | 'item' | 'left'>) {
  const unit = unitLabel(entry.product, entry.unit) ?? (entry.unit === 'box' ? t('unit.box') : '');
  const off = (item?.given ?? 0) + (item?.priced.line.discount ?? 0);
  const serials = serialsOf(entry);
  const missing = serialsMissing(entry);
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
        {left !== null && (
          <Badge tone="danger" icon="alert">
            {t('sell.stock', { quantity: formatQuantity(left) })}
          </Badge>
        )}
        {missing > 0 && (
          <Badge tone="danger" icon="alert">
            {t('sell.needSerials', { n: missing })}
          </Badge>
        )}
        {serials.length > 0 && <small class="cart-line-serial">{serials.join(', ')}</small>}
      </span>
    </span>
  );
}
