import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatQuantity, t } from '../../i18n';
import type { Product, SellingUnit } from '../../store/records';
import { Badge, EmptyState, Icon, type IconName, Money } from '../../ui';
import type { Desk } from './desk';
import { unitLabel, unitsOf } from './goods';
import { useStocks } from './stocks';

const ROW = 60;
const SPARE = 4;
const USUAL_HEIGHT = 640;

export interface ResultsProps {
  desk: Desk;
  products: readonly Product[];
  active: number;
  /** whether a text was searched for; otherwise these are the goods in front */
  searched: boolean;
  onChoose: (product: Product) => void;
}

/** A long list of which only what is in sight is drawn (S0-23). The search field steers it by the arrow keys. */
export function Results({ products, active, searched, onChoose }: ResultsProps) {
  const box = useRef<HTMLDivElement>(null);
  const view = useView(box, products.length);
  const { from, to } = rowsOf(view.current, products.length);
  const shown = products.slice(from, to);
  const stocks = useStocks(shown.map(({ id }) => id));
  useLayoutEffect(() => reveal(box.current, view.current, active), [active, products]);
  if (products.length === 0) {
    return searched ? (
      <EmptyState icon="search" title={t('sell.nothingFound')} text={t('sell.nothingFoundText')} />
    ) : (
      <EmptyState icon="barcode" title={t('sell.start')} text={t('sell.startText')} />
    );
  }
  return (
    <div ref={box} id="results" class="results" role="listbox" tabIndex={0} aria-label={t('sell.found')}>
      <div role="presentation" ref={(list) => stretch(list, products.length)}>
        {shown.map((product, i) => (
          <ResultRow
            // A row takes up what comes next: that costs a fraction of a new one, and each key brings other goods.
            key={(from + i) % (to - from)}
            product={product}
            stock={stocks.get(product.id) ?? null}
            at={from + i}
            of={products.length}
            active={from + i === active && searched}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  product: Product;
  stock: number | null;
  at: number;
  of: number;
  active: boolean;
  onChoose: (product: Product) => void;
}

function ResultRow({ product, stock, at, of, active, onChoose }: RowProps) {
  const unit = unitsOf(product)[0] ?? 'piece';
  const label = unitLabel(product, unit);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field holds the keyboard, Enter there takes the active one
    // biome-ignore lint/a11y/useFocusableInteractive: as in every combobox, the focus stays in the field
    <div
      id={`result-${at}`}
      role="option"
      class="result"
      aria-selected={active}
      aria-setsize={of}
      aria-posinset={at + 1}
      ref={(row) => place(row, at)}
      onClick={() => onChoose(product)}
    >
      <Picture product={product} unit={unit} />
      <span class="result-name">
        <span class="result-title">{product.name}</span>
        <span class="result-code">
          {[product.barcode ?? product.sku, product.brand].filter(Boolean).join(' · ')}
        </span>
      </span>
      <Stock stock={stock} />
      <span class="result-price">
        <Money amount={priceOf(product, unit)} />
        {label && <small>/{label}</small>}
      </span>
    </div>
  );
}

/** The goods, or how they are sold where there is no picture; its room is the same. */
function Picture({ product, unit }: { product: Product; unit: SellingUnit }) {
  const source = product.thumbnail_image ?? product.image_url;
  return source ? (
    <img class="result-picture" src={source} alt="" width={44} height={44} loading="lazy" decoding="async" />
  ) : (
    <span class="result-picture">
      <Icon name={UNIT_ICONS[unit]} />
    </span>
  );
}

const UNIT_ICONS: Record<SellingUnit, IconName> = {
  piece: 'tag',
  weight: 'weight',
  meter: 'meter',
  box: 'box',
};

function priceOf(product: Product, unit: SellingUnit): number | null | undefined {
  switch (unit) {
    case 'piece':
      return product.price;
    case 'weight':
      return product.price_per_weight_unit;
    case 'meter':
      return product.price_per_meter;
    case 'box':
      return product.box_price ?? product.price;
  }
}

/** How much is there, as far as this till knows; less than nothing is shown as such (S1-95, B-12). */
function Stock({ stock }: { stock: number | null }) {
  if (stock === null) {
    return <span />;
  }
  const quantity = formatQuantity(stock);
  return stock <= 0 ? (
    <Badge tone="danger">{t('sell.stockOut', { quantity })}</Badge>
  ) : (
    <span class="result-stock">{t('sell.stock', { quantity })}</span>
  );
}

/** What of the list is in sight, in pixels; as the browser told it last, because asking makes it lay out the page at once. */
interface View {
  top: number;
  height: number;
}

function useView(box: { current: HTMLElement | null }, count: number): { current: View } {
  const view = useRef<View>({ top: 0, height: USUAL_HEIGHT });
  const [, drawAnew] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const look = () => {
      view.current = { top: element.scrollTop, height: element.clientHeight };
      drawAnew((times) => times + 1);
    };
    const watch = new ResizeObserver(look);
    watch.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box, count > 0]);
  return view;
}

function rowsOf({ top, height }: View, count: number): { from: number; to: number } {
  const from = Math.min(Math.max(0, Math.floor(top / ROW) - SPARE), count);
  return { from, to: Math.min(count, Math.ceil((top + height) / ROW) + SPARE) };
}

function stretch(list: HTMLElement | null, count: number): void {
  list?.style.setProperty('block-size', `${count * ROW}px`);
}

function place(row: HTMLElement | null, at: number): void {
  row?.style.setProperty('inset-block-start', `${at * ROW}px`);
}

function reveal(box: HTMLElement | null, { top, height }: View, at: number): void {
  const above = at * ROW < top;
  if (box && (above || (at + 1) * ROW > top + height)) {
    box.scrollTop = above ? at * ROW : (at + 1) * ROW - height;
  }
}
