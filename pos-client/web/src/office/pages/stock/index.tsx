import { formatNumber } from '../../../i18n';
import type { Part } from '../../api';
import { texts } from '../../i18n';
import type stock from '../../i18n/en/stock';
import type { ListColumn } from '../../list/columns';
import type { Filter } from '../../list/filter';
import { RecordList } from '../../list/record-list';
import { go, usePage } from '../../routes';
import { Badge, BranchName, Page, RecordName, Tabs, Time } from '../../ui';
import { LedgerPage } from './ledger-page';

const t = texts<typeof stock>();
const VIEWS = ['levels', 'low', 'negative'] as const;
type View = (typeof VIEWS)[number];

/** What there is of a product at a branch; lists of alerts bring its name and its limits. */
export interface Level {
  id: string;
  product_id: string;
  branch_id: string | null;
  quantity: number;
  name?: string | null;
  min_stock_level?: number | null;
  reorder_level?: number | null;
  updated_at?: string | null;
}

/** The stock by branch, what runs out, what is below zero, and what moved it (B-12, S1-95). */
export default function Stock() {
  const { id } = usePage();
  const view = VIEWS.find((one) => one === id);
  return id && !view ? <LedgerPage productId={id} /> : <Levels view={view ?? 'levels'} />;
}

function Levels({ view }: { view: View }) {
  const tabs = (
    <Tabs<View>
      label={t('stock.views')}
      tabs={VIEWS.map((one) => ({ id: one, label: t(`stock.${one}`) }))}
      selected={view}
      onSelect={(chosen) => go(chosen === 'levels' ? '/stock' : `/stock/${chosen}`)}
    />
  );
  const branch: Filter = { kind: 'branch', field: 'branch_id', label: t('field.branch') };
  const shared = {
    label: t('nav.stock'),
    open: ({ product_id, branch_id }: Level) => `/stock/${product_id}?branch_id=${branch_id ?? ''}`,
  };
  return (
    <Page title={t('nav.stock')} wide bar={tabs}>
      {view === 'levels' ? (
        <RecordList<Level>
          {...shared}
          key={view}
          table="stock_levels"
          columns={[...COLUMNS(), CHANGED()]}
          filters={[
            { kind: 'record', field: 'product_id', label: t('field.product'), table: 'products' },
            { kind: 'number', field: 'quantity', label: t('field.quantity') },
            branch,
          ]}
          empty={{ icon: 'box', title: t('stock.none'), text: t('stock.noneText') }}
        />
      ) : (
        <RecordList<Level>
          {...shared}
          key={view}
          table={`stock/${view}`}
          part={(answer) => answer as Part<Level>}
          csv={false}
          columns={view === 'low' ? [...COLUMNS(), ...LIMITS()] : COLUMNS()}
          filters={[branch]}
          empty={{ icon: 'check', title: t(`stock.${view}None`) }}
        />
      )}
    </Page>
  );
}

const COLUMNS = (): ListColumn<Level>[] => [
  {
    id: 'product',
    label: t('field.product'),
    cell: ({ name, product_id }) => <bdi>{name || <RecordName table="products" id={product_id} />}</bdi>,
  },
  {
    id: 'branch',
    label: t('field.branch'),
    cell: ({ branch_id }) => <BranchName id={branch_id} />,
    width: 14,
  },
  {
    id: 'quantity',
    label: t('field.quantity'),
    cell: (level) => <Quantity of={level} />,
    end: true,
    width: 13,
  },
];

const CHANGED = (): ListColumn<Level> => ({
  id: 'changed',
  label: t('field.changed'),
  cell: ({ updated_at }) => <Time at={updated_at} ago />,
  sort: 'updated_at',
  width: 16,
  minor: true,
});

const LIMITS = (): ListColumn<Level>[] => [
  {
    id: 'min',
    label: t('stock.min'),
    cell: ({ min_stock_level }) => limit(min_stock_level),
    end: true,
    width: 12,
    minor: true,
  },
  {
    id: 'reorder',
    label: t('stock.reorder'),
    cell: ({ reorder_level }) => limit(reorder_level),
    end: true,
    width: 12,
    minor: true,
  },
];

function limit(value: number | null | undefined): string {
  return typeof value === 'number' ? formatNumber(value) : '–';
}

function Quantity({ of: { quantity } }: { of: Level }) {
  const words = <bdi dir="ltr">{formatNumber(quantity)}</bdi>;
  return quantity < 0 ? <Badge tone="danger">{words}</Badge> : words;
}
