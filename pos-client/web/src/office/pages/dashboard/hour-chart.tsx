import { formatAmount, formatMoney, locale } from '../../../i18n';
import { Chart } from '../../chart/chart';
import { texts } from '../../i18n';
import type dashboard from '../../i18n/en/dashboard';
import { startOfDay } from '../../list/filter';
import { Card } from '../../ui';
import { hours } from './figures';
import type { DayReport } from './use-report';

const t = texts<typeof dashboard>();

/** Sales hour by hour, with those of a week before behind them. */
export function HourChart({ data }: { data: DayReport }) {
  const span = hours(data.hours, data.beforeHours, data.hour);
  const named = (day: string) =>
    startOfDay(day).toLocaleDateString(locale.value, { weekday: 'short', day: 'numeric', month: 'short' });
  return (
    <Card title={t('dashboard.byHour')}>
      <Chart
        label={t('dashboard.byHour')}
        labels={span.hours.map((hour) => `${String(hour).padStart(2, '0')}:00`)}
        series={[
          { label: named(data.day), values: span.now, kind: 'bars' },
          { label: named(data.beforeDay), values: span.before, kind: 'line', tone: 'muted' },
        ]}
        format={formatMoney}
        short={formatAmount}
      />
    </Card>
  );
}
