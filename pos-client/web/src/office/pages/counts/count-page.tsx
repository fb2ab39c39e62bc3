import { formatNumber } from '../../../i18n';
import { GoodsTable } from '../../goods/goods-table';
import { texts } from '../../i18n';
import type counts from '../../i18n/en/counts';
import { go, to } from '../../routes';
import { BranchName, Card, Facts, Loaded, Page, RecordName, Tile, Tiles, Time } from '../../ui';
import { useQuery } from '../../use-query';
import { differences, type StockCount } from './count';

const t = texts<typeof counts>();

/** One count with its differences. */
export function CountPage({ id }: { id: string }) {
  const answer = useQuery<StockCount>(`/stock_counts/${id}`, {}, { liveMs: 3_000 });
  return (
    <Page title={t('counts.one')} onBack={() => go('/counts')} wide>
      <Loaded of={answer}>
        {(count) => (
          <>
            <Figures count={count} />
            <GoodsTable items={count.items ?? []} shown={['expected', 'counted', 'difference']} />
            <Card>
              <Facts
                rows={[
                  [t('counts.at'), <Time key="at" at={count.counted_at} />],
                  [t('field.branch'), <BranchName key="branch" id={count.branch_id} />],
                  [t('counts.by'), <RecordName key="by" table="staff" id={count.employee_id} />],
                  [t('field.notes'), <bdi key="notes">{count.notes || '–'}</bdi>],
                ]}
              />
              <a class="link" href={to(`/audit?table=stock_counts&id=${count.id}`)}>
                {t('nav.audit')}
              </a>
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Figures({ count }: { count: StockCount }) {
  const { exact, off, plus, minus } = differences(count.items ?? []);
  return (
    <Tiles label={t('counts.one')}>
      <Tile label={t('counts.exact')} value={formatNumber(exact)} />
      <Tile label={t('counts.off')} value={formatNumber(off)} tone={off > 0 ? 'bad' : undefined} />
      <Tile label={t('counts.plus')} value={<bdi dir="ltr">{formatNumber(plus)}</bdi>} />
      <Tile label={t('counts.minus')} value={<bdi dir="ltr">{formatNumber(minus)}</bdi>} />
    </Tiles>
  );
}
