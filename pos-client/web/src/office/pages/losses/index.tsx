import { formatNumber } from '../../../i18n';
import { GoodsTable, type Item } from '../../goods/goods-table';
import { texts } from '../../i18n';
import type goods from '../../i18n/en/goods';
import type losses from '../../i18n/en/losses';
import { RecordList } from '../../list/record-list';
import { can } from '../../rights';
import { go, to, usePage } from '../../routes';
import { BranchName, Button, Card, Facts, Loaded, Money, Page, RecordName, Time } from '../../ui';
import { useQuery } from '../../use-query';
import { KINDS, type Kind, NewLoss } from './new-loss';

const t = texts<typeof losses & typeof goods>();

interface Loss {
  id: string;
  branch_id: string | null;
  loss_type?: Kind | null;
  reason?: string | null;
  employee_id?: string | null;
  total_cost?: number | null;
  notes?: string | null;
  occurred_at?: string | null;
  created_at?: string | null;
  items?: Item[];
}

/** Goods that are gone: broken, expired, stolen. */
export default function Losses() {
  const { id } = usePage();
  if (id === 'new') {
    return <NewLoss />;
  }
  return id ? <LossPage id={id} /> : <LossList />;
}

function LossList() {
  const create = can('losses.create') && (
    <Button kind="primary" icon="plus" onClick={() => go('/losses/new')}>
      {t('losses.new')}
    </Button>
  );
  return (
    <Page title={t('nav.losses')} wide actions={create}>
      <RecordList<Loss>
        label={t('nav.losses')}
        table="losses"
        sort="-created_at"
        columns={[
          {
            id: 'at',
            label: t('field.time'),
            cell: (one) => <Time at={one.occurred_at ?? one.created_at} />,
            sort: 'created_at',
            width: 18,
          },
          {
            id: 'kind',
            label: t('losses.kind'),
            cell: (one) => kindWords(one),
            sort: 'loss_type',
          },
          {
            id: 'reason',
            label: t('ask.reason'),
            cell: ({ reason }) => <bdi>{reason || '–'}</bdi>,
            minor: true,
          },
          {
            id: 'branch',
            label: t('field.branch'),
            cell: (one) => <BranchName id={one.branch_id} />,
            width: 16,
            minor: true,
          },
          {
            id: 'lines',
            label: t('goods.lines'),
            cell: ({ items = [] }) => formatNumber(items.length),
            end: true,
            width: 9,
            minor: true,
          },
          {
            id: 'cost',
            label: t('losses.cost'),
            cell: ({ total_cost }) => <Cost amount={total_cost} />,
            sort: 'total_cost',
            end: true,
            width: 14,
          },
        ]}
        filters={[
          {
            kind: 'choice',
            field: 'loss_type',
            label: t('losses.kind'),
            options: KINDS.map((value) => ({ value, label: t(`losses.${value}`) })),
          },
          { kind: 'record', field: 'product_id', label: t('field.product'), table: 'products' },
          { kind: 'days', field: 'created_at', label: t('field.date') },
          { kind: 'branch', field: 'branch_id', label: t('field.branch') },
        ]}
        open={({ id }) => `/losses/${id}`}
        empty={{ icon: 'trash', title: t('losses.none'), text: t('losses.noneText'), action: create }}
      />
    </Page>
  );
}

function LossPage({ id }: { id: string }) {
  const answer = useQuery<Loss>(`/losses/${id}`, {}, { liveMs: 3_000 });
  return (
    <Page title={t('losses.one')} onBack={() => go('/losses')} wide>
      <Loaded of={answer}>
        {(loss) => (
          <>
            <Card>
              <Facts
                rows={[
                  [t('losses.kind'), kindWords(loss)],
                  [t('ask.reason'), <bdi key="reason">{loss.reason || '–'}</bdi>],
                  [t('field.branch'), <BranchName key="branch" id={loss.branch_id} />],
                  [t('field.time'), <Time key="at" at={loss.occurred_at ?? loss.created_at} />],
                  [t('field.staff'), <RecordName key="by" table="staff" id={loss.employee_id} />],
                  [t('losses.cost'), <Cost key="cost" amount={loss.total_cost} />],
                  [t('field.notes'), <bdi key="notes">{loss.notes || '–'}</bdi>],
                ]}
              />
              <a class="link" href={to(`/audit?table=losses&id=${loss.id}`)}>
                {t('nav.audit')}
              </a>
            </Card>
            <GoodsTable items={loss.items ?? []} shown={['quantity', 'cost']} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Cost({ amount }: { amount: number | null | undefined }) {
  return typeof amount === 'number' ? <Money amount={amount} /> : <>–</>;
}

function kindWords({ loss_type: kind }: Loss): string {
  return kind ? t(`losses.${kind}`) : '–';
}
