import { texts } from '../../i18n';
import type devices from '../../i18n/en/devices';
import { Badge } from '../../ui';
import { TONES, troubles } from '../health/device';
import type { WholeDevice } from './enrolment';

const t = texts<typeof devices>();

/** What is wrong with a till, the worst first; `most`: no more than so many words. */
export function DeviceState({ device, most }: { device: WholeDevice; most?: number }) {
  const found = troubles(device, Date.now()).slice(0, most);
  if (found.length === 0) {
    return <Badge tone="ok">{t('devices.ok')}</Badge>;
  }
  return (
    <span class="row">
      {found.map((trouble) => (
        <Badge key={trouble} tone={TONES[trouble]}>
          {t(`devices.${trouble}`)}
        </Badge>
      ))}
    </span>
  );
}
