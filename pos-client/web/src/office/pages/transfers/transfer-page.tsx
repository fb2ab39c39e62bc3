import { GoodsTable } from '../../goods/goods-table';
import { texts } from '../../i18n';
import type transfers from '../../i18n/en/transfers';
import { can, isInCharge } from '../../rights';
import { go, to } from '../../routes';
import { session } from '../../session';
import { BranchName, Button, Card, Facts, Loaded, Notice, Page, Time } from '../../ui';
import { useQuery } from '../../use-query';
import type { Transfer } from './transfer';
import { TransferState } from './transfer-state';

const t = texts<typeof transfers>();

/** One transfer: what was sent, what of it came, what is still on its way. */
export function TransferPage({ id }: { id: string }) {
  const answer = useQuery<Transfer>(`/stock_transfers/${id}`, {}, { liveMs: 3_000 });
  const transfer = answer.data;
  const isOpen = transfer !== undefined && transfer.status !== 'received';
  const isThere = transfer?.to_branch_id === session.person?.branch_id;
  return (
    <Page
      title={t('transfers.one')}
      note={transfer && <TransferState status={transfer.status} />}
      onBack={() => go('/transfers')}
      actions={
        isOpen &&
        isThere &&
        can('stock_transfers.receive') && (
          <Button kind="primary" icon="download" onClick={() => go(`/transfers/${id}/receive`)}>
            {t('transfers.receive')}
          </Button>
        )
      }
      wide
    >
      {isOpen && !isThere && isInCharge() && <Notice>{t('transfers.onlyThere')}</Notice>}
      <Loaded of={answer}>
        {(found) => (
          <>
            <Card>
              <Facts
                rows={[
                  [t('transfers.from'), <BranchName key="from" id={found.from_branch_id} />],
                  [t('transfers.to'), <BranchName key="to" id={found.to_branch_id} />],
                  [t('transfers.sent'), <Time key="sent" at={found.sent_at} />],
                  [t('transfers.received'), <Time key="received" at={found.received_at} />],
                  [t('field.notes'), <bdi key="notes">{found.notes || '–'}</bdi>],
                ]}
              />
              <a class="link" href={to(`/audit?table=stock_transfers&id=${found.id}`)}>
                {t('nav.audit')}
              </a>
            </Card>
            <GoodsTable items={found.items ?? []} shown={['quantity', 'received']} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
