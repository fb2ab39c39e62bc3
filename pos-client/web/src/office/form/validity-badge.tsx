import { Badge, type Tone } from '../../ui/feedback';
import { texts } from '../i18n';
import type validity from '../i18n/en/validity';
import { validityOf } from './validity-fields';

const t = texts<typeof validity>();
const TONES: Record<ReturnType<typeof validityOf>, Tone> = {
  off: 'neutral',
  coming: 'accent',
  over: 'neutral',
  now: 'ok',
};

/** Whether a price list or a promotion holds now, in a word. */
export function ValidityBadge({ of }: { of: Parameters<typeof validityOf>[0] }) {
  const state = validityOf(of);
  return <Badge tone={TONES[state]}>{t(`validity.${state}`)}</Badge>;
}
