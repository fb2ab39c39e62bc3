import { texts } from '../../i18n';
import type purchases from '../../i18n/en/purchases';
import { Badge, type Tone } from '../../ui';
import type { Purchase } from './purchase';

const t = texts<typeof purchases>();
const TONES: Record<Purchase['status'], Tone> = {
  ordered: 'accent',
  partially_received: 'warn',
  received: 'ok',
};

export function PurchaseState({ status }: { status: Purchase['status'] }) {
  return <Badge tone={TONES[status]}>{t(`purchases.${status}`)}</Badge>;
}
