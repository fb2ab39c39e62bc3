import { t } from '../../i18n';

/** What the till's name is for: the number on its first receipt of the day. */
export function SampleNumber({ label, day }: { label: string; day: string }) {
  return (
    <p class="enrol-sample">
      <span class="muted">{t('enrol.sample')}</span>
      <bdi class="strong">
        {label}-{day.replaceAll('-', '')}-001
      </bdi>
    </p>
  );
}
