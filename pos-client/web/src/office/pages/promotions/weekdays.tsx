import { locale } from '../../../i18n';
import type { Form } from '../../form/form';
import { FormGroup } from '../../form/record-form';
import { texts } from '../../i18n';
import type promotions from '../../i18n/en/promotions';
import { Checkbox } from '../../ui';
import { weekdaysOf } from './promotion';

const t = texts<typeof promotions>();
const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** On which days of the week it holds; none named is all, so all are ticked then. */
export function Weekdays({ form }: { form: Form }) {
  const named = weekdaysOf(form.value('weekdays'));
  const chosen = named.length === 0 ? DAYS : named;
  const toggle = (day: number, on: boolean) => {
    const next = DAYS.filter((one) => (one === day ? on : chosen.includes(one)));
    form.set('weekdays', next.length === 0 || next.length === DAYS.length ? null : next);
  };
  return (
    <FormGroup title={t('promotions.weekdays')}>
      {DAYS.map((day) => (
        <Checkbox
          key={day}
          label={nameOfDay(day)}
          checked={chosen.includes(day)}
          onChange={(on) => toggle(day, on)}
        />
      ))}
    </FormGroup>
  );
}

/** 1 is Monday; the first of January 2024 was one. */
function nameOfDay(day: number): string {
  const date = new Date(Date.UTC(2024, 0, day));
  return new Intl.DateTimeFormat(locale.value, { weekday: 'long', timeZone: 'UTC' }).format(date);
}
