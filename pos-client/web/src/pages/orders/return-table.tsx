import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Return } from '../../store/records';
import { type Column, EmptyState, Money, Table } from '../../ui';
import { lazyDialog } from '../../ui/lazy';
import { SentBadge } from './badges';
import { timeOf } from './history';
import { dateTime } from './order-table';

const ReceiptDialog = lazyDialog(() => import('../../receipt/receipt-dialog'));

/** Returns, one a row; a row shows its receipt again, marked as a copy (B-13). */
export function ReturnTable({ returns }: { returns: readonly Return[] }) {
  const [shown, setShown] = useState<Return | null>(null);
  return (
    <>
      <Table
        label={t('nav.returns')}
        rows={returns}
        rowKey={({ id }) => id}
        onOpen={setShown}
        empty={<EmptyState icon="returns" title={t('orders.noReturns')} text={t('orders.noReturnsText')} />}
        columns={columns()}
      />
      {shown && <ReceiptDialog returned={shown} copy onClose={() => setShown(null)} />}
    </>
  );
}

function columns(): Column<Return>[] {
  return [
    {
      id: 'number',
      label: t('orders.number'),
      cell: (one) => (
        <span class="orders-number">
          <bdi>{one.offline_reference ?? one.id.slice(-12)}</bdi>
          <small class="muted orders-when">{dateTime(timeOf(one))}</small>
        </span>
      ),
    },
    { id: 'time', label: t('orders.time'), minor: true, cell: (one) => dateTime(timeOf(one)) },
    {
      id: 'sale',
      label: t('receipt.ofSale'),
      minor: true,
      cell: (one) => <bdi>{one.original_offline_reference ?? ''}</bdi>,
    },
    { id: 'state', label: t('orders.state'), minor: true, cell: (one) => <SentBadge row={one} /> },
    {
      id: 'total',
      label: t('receipt.refunded'),
      end: true,
      cell: (one) => (
        <span class="strong">
          <Money amount={one.total} />
        </span>
      ),
    },
  ];
}
