import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatQuantity, t } from '../../i18n';
import { useLive } from '../../store/live';
import type { Product, SellingUnit } from '../../store/records';
import { pendingStock } from '../../store/stock';
import { Badge, EmptyState, Icon, type IconName, Money, useApp } from '../../ui';
import type { Desk } from './desk';
import { unitLabel, unitsOf } from './goods';

const ROW = 60;
const SPARE = 6;

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
  const { from, to } = useWindow(box, products.length);
  const shown = products.slice(from, to);
  const stocks = useStocks(shown);
  useLayoutEffect(() => reveal(box.current, active), [active, products]);
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
            key={product.id}
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

/** How often stock is asked for again while much is pulled. */
const STOCK_MS = 300;

/**
 * The stock of the products in sight with what this till's open sales took (S1-95), asked for in one go: at once for others,
 * after a moment for what has changed.
 */
function useStocks(products: readonly Product[]): ReadonlyMap<string, number | null> {
  const { catalog, till } = useApp();
  const [stocks, setStocks] = useState<ReadonlyMap<string, number | null>>(new Map());
  const ids = products.map(({ id }) => id).join();
  const revision = catalog.revision.value;
  const moved = useLive(async () => performance.now(), ['pending_stock']);
  const known = useRef<string | null>(null);
  useEffect(() => {
    let current = true;
    const ask = async () => {
      const asked = ids.split(',');
      const [found, own] = await Promise.all([catalog.stocks(asked), pendingStock(till.db, asked)]);
      if (current) {
        known.current = ids;
        setStocks(new Map(asked.map((id, i) => [id, together(found[i] ?? null, own.get(id))])));
      }
    };
    const timer = setTimeout(() => void ask(), known.current === ids ? STOCK_MS : 0);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [catalog, till, ids, revision, moved]);
  return stocks;
}

function together(level: number | null, own = 0): number | null {
  return level === null ? null : level + own;
}

/** Which rows are in sight. */
function useWindow(box: { current: HTMLElement | null }, count: number): { from: number; to: number } {
  const [view, setView] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const watch = new ResizeObserver(look);
    watch.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box, count > 0]);
  const from = Math.max(0, Math.floor(view.top / ROW) - SPARE);
  return { from, to: Math.min(count, Math.ceil((view.top + view.height) / ROW) + SPARE) };
}

function stretch(list: HTMLElement | null, count: number): void {
  list?.style.setProperty('block-size', `${count * ROW}px`);
}

function place(row: HTMLElement | null, at: number): void {
  row?.style.setProperty('inset-block-start', `${at * ROW}px`);
}

function reveal(box: HTMLElement | null, at: number): void {
  if (box && at * ROW < box.scrollTop) {
    box.scrollTop = at * ROW;
  } else if (box && (at + 1) * ROW > box.scrollTop + box.clientHeight) {
    box.scrollTop = (at + 1) * ROW - box.clientHeight;
  }
}
