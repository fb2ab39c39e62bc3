import type { ComponentChildren } from 'preact';
import type { Return } from '../../../store/records';
import { texts } from '../../i18n';
import type returns from '../../i18n/en/returns';
import type sales from '../../i18n/en/sales';
import { go, to } from '../../routes';
import { History } from '../../sales/history';
import { Lines } from '../../sales/lines';
import { Payments, tenderName } from '../../sales/payments';
import { BranchName, Card, Facts, Loaded, Money, Page, RecordName, Time } from '../../ui';
import { useQuery } from '../../use-query';
import { DeviceName } from '../devices/device-name';
import { CustomerLink, ShiftLink } from '../orders/order-facts';
import { numberOf } from '../orders/order-state';

const t = texts<typeof returns & typeof sales>();
const LIVE_MS = 3_000;

type Row = readonly [string, ComponentChildren];

/** One return: of which sale, what came back, and what was given for it. */
export function ReturnPage({ id }: { id: string }) {
  const answer = useQuery<Return>(`/returns/${encodeURIComponent(id)}`, {}, { liveMs: LIVE_MS });
  return (
    <Page title={answer.data ? numberOf(answer.data) : t('returns.one')} onBack={() => go('/returns')} wide>
      <Loaded of={answer}>
        {(found) => (
          <>
            <div class="columns">
              <About found={found} />
              <Sums found={found} />
            </div>
            <Lines items={found.items ?? []} />
            <Payments payments={found.payments ?? []} />
            <History table="returns" id={found.id} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function About({ found }: { found: Return }) {
  const rows: (Row | false)[] = [
    [t('returns.sale'), <SaleLink key="sale" found={found} />],
    [t('field.time'), <Time key="time" at={found.occurred_at ?? found.created_at} />],
    [t('field.branch'), <BranchName key="branch" id={found.branch_id} />],
    [t('field.device'), <DeviceName key="device" id={found.device_id} />],
    [t('field.staff'), <RecordName key="staff" table="staff" id={found.employee_id} />],
    [t('field.customer'), <CustomerLink key="customer" id={found.customer_id} />],
    [t('returns.reason'), <bdi key="reason">{found.reason || '–'}</bdi>],
    Boolean(found.staff_work_session_id) && [
      t('sales.shift'),
      <ShiftLink key="shift" id={found.staff_work_session_id} />,
    ],
    Boolean(found.notes) && [t('field.notes'), <bdi key="notes">{found.notes}</bdi>],
  ];
  return (
    <Card title={t('sales.details')}>
      <Facts rows={rows.filter((row) => row !== false)} />
    </Card>
  );
}

/** The sale may come later than its return: then only the number of its receipt is known. */
function SaleLink({ found }: { found: Return }) {
  if (!found.order_id) {
    return <bdi>{found.original_offline_reference || '–'}</bdi>;
  }
  return (
    <a class="link" href={to(`/orders/${found.order_id}`)}>
      {found.original_offline_reference ? (
        <bdi>{found.original_offline_reference}</bdi>
      ) : (
        <RecordName table="orders" id={found.order_id} />
      )}
    </a>
  );
}

function Sums({ found }: { found: Return }) {
  const rows: (Row | false)[] = [
    [t('returns.kind'), found.return_type ? t(`returns.${found.return_type}`) : '–'],
    Boolean(found.exchange_order_id) && [
      t('returns.newSale'),
      <a key="new" class="link" href={to(`/orders/${found.exchange_order_id}`)}>
        <RecordName table="orders" id={found.exchange_order_id} />
      </a>,
    ],
    [t('returns.given'), tenderName(found.refund_method)],
    [t('sales.subtotal'), <Money key="subtotal" amount={found.subtotal} />],
    Boolean(found.discount) && [
      t('sales.discount'),
      <Money key="discount" amount={-(found.discount ?? 0)} />,
    ],
    [t('sales.tax'), <Money key="tax" amount={found.tax} />],
    [t('returns.total'), <Money key="total" amount={found.total} />],
  ];
  return (
    <Card title={t('field.total')}>
      <Facts rows={rows.filter((row) => row !== false)} />
    </Card>
  );
}
