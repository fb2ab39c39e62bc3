import { formatMoney, formatNumber, formatPercent, locale } from '../../../i18n';
import { texts } from '../../i18n';
import type dashboard from '../../i18n/en/dashboard';
import { startOfDay } from '../../list/filter';
import { Money, Tile, Tiles } from '../../ui';
import { change, type Totals, totals, upTo } from './figures';
import type { DayReport } from './use-report';

const t = texts<typeof dashboard>();

/** The day in five figures, each against the same weekday a week before, up to the same hour. */
export function Headline({ data }: { data: DayReport }) {
  const now = totals(data.hours);
  const before = totals(upTo(data.beforeHours, data.hour));
  const versus = comparison(data);
  return (
    <Tiles label={t('nav.dashboard')}>
      <Tile
        label={t('dashboard.net')}
        value={<Money amount={now.net} />}
        note={<Versus points={change(now.net, before.net)} words={versus} />}
        tone="main"
      />
      <Tile
        label={t('dashboard.sales')}
        value={formatNumber(now.sales)}
        note={<Versus points={change(now.sales, before.sales)} words={versus} />}
      />
      <Tile
        label={t('dashboard.average')}
        value={<Money amount={now.average} />}
        note={<Versus points={change(now.average ?? 0, before.average ?? 0)} words={versus} />}
      />
      <Tile label={t('dashboard.margin')} value={<Money amount={now.margin} />} note={marginNote(now)} />
      <Tile
        label={t('dashboard.returns')}
        value={<Money amount={now.returns} />}
        note={<Versus points={change(now.returns, before.returns)} less words={versus} />}
      />
    </Tiles>
  );
}

function marginNote({ marginShare, withoutCost }: Totals): string {
  if (withoutCost > 0) {
    return t('dashboard.marginPart', { amount: formatMoney(withoutCost) });
  }
  return marginShare === null ? '' : t('dashboard.marginNote', { share: formatPercent(marginShare) });
}

function comparison({ beforeDay, hour }: DayReport): string {
  const date = startOfDay(beforeDay);
  const day = date.toLocaleDateString(locale.value, { weekday: 'short', day: 'numeric', month: 'short' });
  if (hour === null) {
    return t('dashboard.versus', { day });
  }
  date.setHours(hour + 1);
  const time = date.toLocaleTimeString(locale.value, { hour: 'numeric', minute: '2-digit' });
  return t('dashboard.versusBy', { day, hour: time });
}

function Versus({ points, words, less }: { points: number | null; words: string; less?: boolean }) {
  return (
    <>
      <Delta points={points} less={less} /> {words}
    </>
  );
}

/** How much more or less; said by the sign and not by the colour alone. */
export function Delta({ points, less }: { points: number | null; less?: boolean }) {
  if (points === null) {
    return <b class="delta">–</b>;
  }
  const good = points === 0 ? '' : points > 0 !== Boolean(less) ? ' delta-good' : ' delta-bad';
  const sign = points > 0 ? '+' : '';
  return <bdi class={`delta${good}`}>{`${sign}${formatPercent(Math.round(points / 10) * 10)}`}</bdi>;
}
