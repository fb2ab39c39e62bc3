import type { ComponentChildren } from 'preact';
import { formatNumber, formatPercent } from '../../../i18n';
import { address } from '../../api';
import { tAny, texts } from '../../i18n';
import type dashboard from '../../i18n/en/dashboard';
import { addDays } from '../../list/filter';
import { to } from '../../routes';
import { BranchName, Card, Money } from '../../ui';
import { change, type SalesRow, top } from './figures';
import { Delta } from './headline';
import type { DayReport } from './use-report';

const t = texts<typeof dashboard>();
const TOP = 8;
const BASIS_POINTS = 10_000;

/** Where it was sold, what, and how it was paid; each row leads to its orders. */
export function Breakdowns({ data }: { data: DayReport }) {
  const orders = (of: Record<string, string>) =>
    to(address('/orders', { 'occurred_at.gte': data.day, 'occurred_at.lt': addDays(data.day, 1), ...of }));
  return (
    <div class="columns">
      <div class="stack">
        {data.branches.length > 0 && <Branches data={data} link={(id) => orders({ branch_id: id })} />}
        <Tenders rows={data.tenders} link={(key) => orders({ payment_method: key })} />
      </div>
      <Products rows={data.products} link={(id) => to(`/products/${id}`)} />
    </div>
  );
}

type Link = (key: string) => string;

function Branches({ data, link }: { data: DayReport; link: Link }) {
  const before = data.hour === null ? data.beforeBranches : [];
  const rows = top(data.branches, data.branches.length).rows;
  return (
    <Ranking
      title={t('dashboard.branches')}
      heads={[
        t('field.branch'),
        t('dashboard.sales'),
        t('dashboard.net'),
        ...(before.length ? [t('dashboard.change')] : []),
      ]}
      rows={rows.map((row) => {
        const then = before.find(({ key }) => key === row.key)?.net ?? 0;
        return {
          key: row.key,
          cells: [
            <a key="name" href={link(row.key)}>
              <BranchName id={row.key} />
            </a>,
            formatNumber(row.sales_count),
            <Money key="net" amount={row.net} />,
            ...(before.length ? [<Delta key="delta" points={change(row.net, then)} />] : []),
          ],
        };
      })}
    />
  );
}

function Products({ rows, link }: { rows: readonly SalesRow[]; link: Link }) {
  const best = top(
    rows.filter(({ key }) => key !== ''),
    TOP,
  );
  const beside = rows.find(({ key }) => key === '')?.net ?? 0;
  return (
    <Ranking
      title={t('dashboard.products')}
      heads={[t('field.product'), t('field.quantity'), t('dashboard.net'), t('dashboard.margin')]}
      rows={[
        ...best.rows.map((row) => ({
          key: row.key,
          cells: [
            <a key="name" href={link(row.key)}>
              {row.name}
            </a>,
            formatNumber(row.quantity),
            <Money key="net" amount={row.net} />,
            row.lines_without_cost > 0 ? '–' : <Money key="margin" amount={row.margin} />,
          ],
        })),
        ...(best.rest ? [sum(t('dashboard.other'), best.rest)] : []),
        ...(beside ? [sum(t('dashboard.rounding'), beside)] : []),
      ]}
    />
  );
}

function sum(name: string, amount: number): RankingRow {
  return { key: name, cells: [name, '', <Money key="net" amount={amount} />, ''] };
}

function Tenders({ rows, link }: { rows: readonly SalesRow[]; link: Link }) {
  const all = rows.reduce((total, { net }) => total + net, 0);
  return (
    <Ranking
      title={t('dashboard.tenders')}
      heads={[t('dashboard.tenders'), t('dashboard.share'), t('field.amount')]}
      rows={top(rows, rows.length).rows.map((row) => ({
        key: row.key,
        cells: [
          <a key="name" href={link(row.key)}>
            {tAny(`tender.${row.key}`, row.key)}
          </a>,
          all > 0 ? formatPercent(Math.round((row.net / all) * 100) * (BASIS_POINTS / 100)) : '–',
          <Money key="net" amount={row.net} />,
        ],
      }))}
    />
  );
}

interface RankingRow {
  key: string;
  cells: ComponentChildren[];
}

function Ranking({ title, heads, rows }: { title: string; heads: string[]; rows: RankingRow[] }) {
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p class="muted">{t('dashboard.nothing')}</p>
      ) : (
        <table class="ranking">
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th key={head} scope="col" class={at > 0 ? 'end' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, at) => (
                  <td key={heads[at]} class={at > 0 ? 'end' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
