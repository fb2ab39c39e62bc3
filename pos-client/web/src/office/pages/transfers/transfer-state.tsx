import { texts } from '../../i18n';
import type transfers from '../../i18n/en/transfers';
import { Badge, type Tone } from '../../ui';
import type { Transfer } from './transfer';

const t = texts<typeof transfers>();
const TONES: Record<Transfer['status'], Tone> = {
  in_transit: 'accent',
  partially_received: 'warn',
  received: 'ok',
};

export function TransferState({ status }: { status: Transfer['status'] }) {
  return <Badge tone={TONES[status]}>{t(`transfers.${status}`)}</Badge>;
}
