import { useState } from 'preact/hooks';
import { formatNumber } from '../../../i18n';
import type { Part } from '../../api';
import { tAny, texts } from '../../i18n';
import type stock from '../../i18n/en/stock';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import { recordName } from '../../lookup';
import { can } from '../../rights';
import { go, to } from '../../routes';
import { BranchName, Button, Loaded, Page, Tile, Tiles, Time } from '../../ui';
import { useQuery } from '../../use-query';
import { DeviceName } from '../devices/device-name';
import { AdjustDialog } from './adjust-dialog';
import type { Level } from './index';
import { documentPage, type Movement, SHEET } from './movement';

const t = texts<typeof stock>();
const MOST = 100;

/** What moved a product's stock, the newest first, each with the level that it left. */
export function LedgerPage({ productId }: { productId: string }) {
  const [adjusting, setAdjusting] = useState(false);
  return (
    <Page
      title={recordName('products', productId)}
      onBack={() => go('/stock')}
      actions={
        can('stock_movements.adjust') && (
          <Button icon="edit" onClick={() => setAdjusting(true)}>
            {t('stock.adjust')}
          </Button>
        )
      }
      wide
    >
      <Branches productId={productId} />
      <RecordList<Movement>
        label={t('stock.movements')}
        table="stock/movements"
        part={(answer) => answer as Part<Movement>}
        sheet={{ columns: SHEET }}
        fixed={{ product_id: productId }}
        columns={COLUMNS()}
        filters={[
          { kind: 'days', field: 'occurred_at', label: t('field.date'), bounds: ['from', 'to'] },
          { kind: 'branch', field: 'branch_id', label: t('field.branch') },
        ]}
        empty={{ icon: 'box', title: t('stock.noMovements') }}
      />
      {adjusting && <AdjustDialog productId={productId} onClose={() => setAdjusting(false)} />}
    </Page>
  );
}

function Branches({ productId }: { productId: string }) {
  const answer = useQuery<Part<Level>>(
    '/stock_levels',
    { product_id: productId, limit: MOST },
    { liveMs: 3_000 },
  );
  return (
    <Loaded of={answer}>
      {({ items }) => (
        <Tiles label={t('stock.levels')}>
          {items.map(({ id, branch_id, quantity }) => (
            <BranchTile key={id} branchId={branch_id} quantity={quantity} />
          ))}
        </Tiles>
      )}
    </Loaded>
  );
}

function BranchTile({ branchId, quantity }: { branchId: string | null; quantity: number }) {
  return (
    <Tile
      label={branchId ? recordName('branches', branchId) : t('branch.all')}
      value={<bdi dir="ltr">{formatNumber(quantity)}</bdi>}
      tone={quantity < 0 ? 'bad' : undefined}
    />
  );
}

const COLUMNS = (): ListColumn<Movement>[] => [
  { id: 'at', label: t('field.time'), cell: ({ occurred_at }) => <Time at={occurred_at} />, width: 20 },
  { id: 'kind', label: t('stock.kind'), cell: (movement) => <Kind movement={movement} /> },
  { id: 'reason', label: t('ask.reason'), cell: ({ reason }) => <bdi>{reason || '–'}</bdi>, minor: true },
  {
    id: 'branch',
    label: t('field.branch'),
    cell: ({ branch_id }) => <BranchName id={branch_id} />,
    width: 16,
    minor: true,
  },
  {
    id: 'device',
    label: t('stock.by'),
    cell: ({ device_id }) => <DeviceName id={device_id} />,
    width: 14,
    minor: true,
  },
  {
    id: 'quantity',
    label: t('stock.change'),
    cell: ({ quantity }) => <bdi dir="ltr">{signed(quantity)}</bdi>,
    end: true,
    width: 13,
  },
  {
    id: 'after',
    label: t('stock.after'),
    cell: ({ level_after }) => <bdi dir="ltr">{formatNumber(level_after)}</bdi>,
    end: true,
    width: 19,
    minor: true,
  },
];

function Kind({ movement }: { movement: Movement }) {
  const words = tAny(`stock.kind.${movement.kind}`, movement.kind);
  const page = documentPage(movement);
  return page ? (
    <a class="link" href={to(page)}>
      {words}
    </a>
  ) : (
    <span>{words}</span>
  );
}

function signed(quantity: number): string {
  return quantity > 0 ? `+${formatNumber(quantity)}` : formatNumber(quantity);
}
