import { useState } from 'preact/hooks';
import { formatDate } from '../../../i18n';
import { texts } from '../../i18n';
import type dashboard from '../../i18n/en/dashboard';
import { addDays, startOfDay } from '../../list/filter';
import { today } from '../../list/filter-words';
import { amend, usePage } from '../../routes';
import { Field, IconButton, Loaded, Page } from '../../ui';
import { Attention } from './attention';
import './dashboard.css';
import { Breakdowns } from './breakdowns';
import { Headline } from './headline';
import { HourChart } from './hour-chart';
import { Latest } from './latest';
import { useReport } from './use-report';

const t = texts<typeof dashboard>();

/** How the day goes, against the same weekday a week before; moves as sales come in. */
export default function Dashboard() {
  const { query, path } = usePage();
  const now = today();
  const day = query.day ?? now;
  const report = useReport(day);
  const [base] = useState(path);
  const show = (next: string) => amend(next === now ? base : `${base}?day=${next}`);
  return (
    <Page
      title={day === now ? t('dashboard.today') : formatDate(startOfDay(day).toISOString())}
      wide
      actions={<DayChoice day={day} now={now} onShow={show} />}
    >
      <Attention />
      <Loaded of={report}>
        {(data) => (
          <>
            <Headline data={data} />
            <HourChart data={data} />
            <Breakdowns data={data} />
          </>
        )}
      </Loaded>
      {day === now && <Latest />}
    </Page>
  );
}

interface DayChoiceProps {
  day: string;
  now: string;
  onShow: (day: string) => void;
}

function DayChoice({ day, now, onShow }: DayChoiceProps) {
  return (
    <div class="day-choice">
      <IconButton icon="start" label={t('dashboard.previous')} onClick={() => onShow(addDays(day, -1))} />
      <Field
        label={t('dashboard.day')}
        quiet
        type="date"
        value={day}
        onInput={(next) => next && onShow(next)}
      />
      <IconButton
        icon="forward"
        label={t('dashboard.next')}
        disabled={day >= now}
        onClick={() => onShow(addDays(day, 1))}
      />
    </div>
  );
}
