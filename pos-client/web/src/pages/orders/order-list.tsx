import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { useLive } from '../../store/live';
import { findSale } from '../../till/refund';
import { Button, Field, Page, Select, Spinner, Tabs, useApp, useNavigate, useShortcuts } from '../../ui';
import { useScanner } from '../../ui/scanner';
import { usePeople } from '../../ui/use-people';
import { findOrders, findReturns, type Kind, type Question } from './history';
import { OrderTable } from './order-table';
import { ReturnTable } from './return-table';
import './orders.css';

const PAGE = 50;
const MOST_CUSTOMERS = 500;
const KINDS: readonly Kind[] = ['all', 'due', 'void', 'unsynced'];

type View = 'sales' | 'returns';

/** The history of this till and its branch; a scanned receipt opens its sale. */
export function OrderList() {
  const { till } = useApp();
  const navigate = useNavigate();
  const [view, setView] = useState<View>('sales');
  const filter = useFilter();
  useScanner(async (code) => {
    const order = await findSale(till, code);
    if (order) {
      navigate(`/orders/${order.id}`);
    } else {
      filter.setText(code);
    }
  });
  return (
    <Page
      title={t('nav.orders')}
      wide
      bar={
        <Tabs
          label={t('orders.views')}
          tabs={[
            { id: 'sales', label: t('orders.sales') },
            { id: 'returns', label: t('nav.returns') },
          ]}
          selected={view}
          onSelect={setView}
        />
      }
    >
      <FilterBar filter={filter} withKinds={view === 'sales'} />
      {view === 'sales' ? <Sales filter={filter} /> : <Returns filter={filter} />}
    </Page>
  );
}

type Filter = ReturnType<typeof useFilter>;

function useFilter() {
  const people = usePeople();
  const [text, setText] = useState('');
  const [day, setDay] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const [limit, setLimit] = useState(PAGE);
  const named = text.trim().length > 1 ? people.search(text, MOST_CUSTOMERS) : [];
  const question: Question = { text, day, kind, limit, customerIds: new Set(named.map(({ id }) => id)) };
  useShortcuts({ Escape: () => setText('') });
  return {
    ...question,
    setText,
    setDay,
    setKind,
    question,
    key: [text, day, kind, limit, named.length],
    showMore: () => setLimit(limit + PAGE),
  };
}

function FilterBar({ filter, withKinds }: { filter: Filter; withKinds: boolean }) {
  return (
    <div class="orders-filter">
      <Field
        label={t('orders.search')}
        type="search"
        placeholder={t('orders.searchHint')}
        value={filter.text}
        onInput={filter.setText}
        focused
      />
      <Field label={t('orders.day')} type="date" value={filter.day} onInput={filter.setDay} />
      {withKinds && (
        <Select
          label={t('orders.show')}
          value={filter.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(`orders.kind.${kind}`) }))}
          onChange={filter.setKind}
        />
      )}
    </div>
  );
}

function Sales({ filter }: { filter: Filter }) {
  const { till } = useApp();
  const found = useLive(
    () => findOrders(till, filter.question),
    ['orders', 'payments', 'returns'],
    filter.key,
  );
  return found ? (
    <>
      <OrderTable orders={found.rows} filtered={isFiltered(filter)} />
      {found.more && <More onClick={filter.showMore} />}
    </>
  ) : (
    <Spinner />
  );
}

function Returns({ filter }: { filter: Filter }) {
  const { till } = useApp();
  const found = useLive(() => findReturns(till, filter.question), ['returns'], filter.key);
  return found ? (
    <>
      <ReturnTable returns={found.rows} />
      {found.more && <More onClick={filter.showMore} />}
    </>
  ) : (
    <Spinner />
  );
}

function More({ onClick }: { onClick: () => void }) {
  return (
    <div class="orders-more">
      <Button onClick={onClick}>{t('orders.more')}</Button>
    </div>
  );
}

function isFiltered({ text, day, kind }: Filter): boolean {
  return text.trim() !== '' || day !== '' || kind !== 'all';
}
