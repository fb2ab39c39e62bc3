import { useEffect, useRef, useState } from 'preact/hooks';
import { useLive } from '../../store/live';
import { pendingStock } from '../../store/stock';
import { useApp } from '../../ui';

/** How often stock is asked for again while much is pulled, and how long nothing else has come into sight before it is asked for. */
const STOCK_MS = 300;
const REST_MS = 60;

/**
 * The stock of these products, thousandths, with what this till's open sales took (S1-95), asked for in one go when nobody
 * types or scans for a moment.
 */
export function useStocks(productIds: readonly string[]): ReadonlyMap<string, number | null> {
  const { catalog, till } = useApp();
  const [stocks, setStocks] = useState<ReadonlyMap<string, number | null>>(new Map());
  const ids = productIds.join();
  const revision = catalog.revision.value;
  const moved = useLive(async () => performance.now(), ['pending_stock']);
  const known = useRef<string | null>(null);
  useEffect(() => {
    let current = true;
    const ask = async () => {
      const asked = ids === '' ? [] : ids.split(',');
      const [found, own] = await Promise.all([catalog.stocks(asked), pendingStock(till.db, asked)]);
      if (current) {
        known.current = ids;
        const now = new Map(asked.map((id, i) => [id, together(found[i] ?? null, own.get(id))]));
        setStocks((before) => (asked.every((id) => before.get(id) === now.get(id)) ? before : now));
      }
    };
    const timer = setTimeout(() => void ask(), known.current === ids ? STOCK_MS : REST_MS);
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
