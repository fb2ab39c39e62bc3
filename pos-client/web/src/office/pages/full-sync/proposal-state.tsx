import { texts } from '../../i18n';
import type fullSync from '../../i18n/en/full-sync';
import { Badge, type Tone } from '../../ui';
import type { Status } from './full-sync';

const t = texts<typeof fullSync>();
const TONES: Record<Status, Tone> = {
  open: 'neutral',
  proposed: 'warn',
  confirmed: 'ok',
  refused: 'neutral',
};

export function ProposalState({ status }: { status: Status }) {
  return <Badge tone={TONES[status]}>{t(`full-sync.${status}`)}</Badge>;
}
