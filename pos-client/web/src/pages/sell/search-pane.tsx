import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Product } from '../../store/records';
import { EmptyState, Progress, useApp, useShortcuts } from '../../ui';
import { useScanner } from '../../ui/scanner';
import type { Desk } from './desk';
import { Results } from './results';
import { SearchField } from './search-field';
import './search-pane.css';
import { readQuery } from './query';
import type { Taking } from './taking';

/** More than anybody reads; what is answered is copied between threads. */
const LIMIT = 100;

/** How long a field that was emptied stays so before the goods in front are shown again. */
const REST_MS = 100;

const NOTHING: readonly Product[] = [];

/** Search-as-you-type and the scanner; what is found stands below. */
export function SearchPane({ desk, taking }: { desk: Desk; taking: Taking }) {
  const { catalog } = useApp();
  const search = useSearch(desk, taking);
  const { query, products, active } = search;
  return (
    <section class="search-pane" aria-label={t('sell.goods')}>
      <SearchField
        field={search.field}
        typed={search.typed}
        quantity={query.quantity}
        expanded={products.length > 0}
        active={active}
        onInput={search.type}
        onMove={search.move}
        onEnter={() => void search.enter()}
        onClear={search.clear}
      />
      <LoadingBar />
      {catalog.size.value === 0 ? (
        <NoGoods />
      ) : (
        <Results
          desk={desk}
          products={products}
          active={active}
          searched={query.text.trim() !== ''}
          onChoose={search.choose}
        />
      )}
    </section>
  );
}

/** What is typed or scanned, what that finds, and which of it Enter takes. */
function useSearch(desk: Desk, taking: Taking) {
  const { catalog } = useApp();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const query = readQuery(typed);
  const found = useFound(query.text.trim());
  const products = found?.products ?? NOTHING;
  const type = (text: string) => {
    setTyped(text);
    setActive(0);
  };
  const clear = () => {
    type('');
    field.current?.focus();
  };
  useSearchKeys(desk, taking, field, clear);
  const choose = (product: Product) => {
    taking.product(product, query.quantity);
    clear();
  };
  const enter = async () => {
    const text = query.text.trim();
    if (text === '') {
      return;
    }
    clear();
    // Fast fingers are before the list: what was typed counts, not what an earlier text had found.
    const fits = found?.text === text ? products.slice(active) : await catalog.search(text, 1);
    const [product] = /^\d{4,}$/.test(text) ? [] : fits;
    if (product) {
      taking.product(product, query.quantity);
    } else {
      taking.code(text, query.quantity);
    }
  };
  const move = (by: number) => setActive((at) => Math.max(0, Math.min(at + by, products.length - 1)));
  return { field, typed, query, products, active, type, clear, choose, enter, move };
}

/** The keyboard belongs to the search unless something else wants it, and so does the scanner. */
function useSearchKeys(
  desk: Desk,
  taking: Taking,
  field: { current: HTMLInputElement | null },
  clear: () => void,
): void {
  useScanner((code) => {
    const { quantity } = readQuery(field.current?.value ?? '');
    clear();
    taking.code(code, quantity);
  });
  useShortcuts({ F2: () => field.current?.select(), Escape: clear });
  useEffect(() => field.current?.focus(), []);
  useFocusAfterSale(desk, field);
  useTypingAnywhere(field);
}

/** The next customer's goods come next; a phone keeps its keyboard down. */
function useFocusAfterSale(desk: Desk, field: { current: HTMLInputElement | null }): void {
  const sale = desk.lastSale.value;
  useEffect(() => {
    if (sale && matchMedia('(pointer: fine)').matches) {
      field.current?.focus();
    }
  }, [field, sale]);
}

/** A letter or digit that is typed outside of a field goes into the search. */
function useTypingAnywhere(field: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const busy = document.activeElement?.closest('input, select, textarea, dialog') !== null;
      if (!busy && /^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
        field.current?.focus();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [field]);
}

/** The answer to the newest text, asked for before the next frame; an older one that comes late is dropped. */
function useFound(text: string): { text: string; products: Product[] } | null {
  const { catalog } = useApp();
  const [found, setFound] = useState<{ text: string; products: Product[] } | null>(null);
  const size = catalog.size.value;
  const before = useRef<string | null>(null);
  useLayoutEffect(() => {
    let current = true;
    const ask = async () => {
      const products = await catalog.search(text, LIMIT);
      if (current) {
        setFound({ text, products });
      }
    };
    // What a scan leaves behind is an empty field: nobody waits for the goods in front, and the next scan comes first.
    const isLeft = text === '' && before.current !== null;
    before.current = text;
    const timer = isLeft ? setTimeout(() => void ask(), REST_MS) : undefined;
    if (!isLeft) {
      void ask();
    }
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [catalog, text, size > 0]);
  return found;
}

/** The first load goes on while the first goods are sold already. */
function LoadingBar() {
  const { sync } = useApp();
  const { phase, progress } = sync.state.value;
  return phase === 'first-load' ? (
    <div class="search-loading">
      <Progress label={t('sync.firstLoad')} value={progress?.rows} max={progress?.total} />
    </div>
  ) : null;
}

/** Before the first products are in. */
function NoGoods() {
  const { sync } = useApp();
  const { phase, progress } = sync.state.value;
  const loading = phase === 'first-load' || phase === 'starting' || phase === 'pulling';
  return (
    <EmptyState
      icon="box"
      title={loading ? t('sync.firstLoad') : t('sell.noGoods')}
      text={loading ? undefined : t('sell.noGoodsText')}
      action={
        loading ? (
          <Progress label={t('sync.firstLoad')} value={progress?.rows} max={progress?.total} />
        ) : undefined
      }
    />
  );
}
