import { texts } from '../../i18n';
import type fullSync from '../../i18n/en/full-sync';
import { Badge, Money, type Tone } from '../../ui';
import type { Status, Verdict } from './full-sync';

const t = texts<typeof fullSync>();
const TONES: Record<Verdict, Tone> = { missing: 'accent', known: 'neutral', excluded: 'warn' };

export const VERDICTS: readonly Verdict[] = ['missing', 'known', 'excluded'];

/** Money, where what is proposed has any. */
export function Amount({ of }: { of: number | null | undefined }) {
  return of === null || of === undefined ? <>–</> : <Money amount={of} />;
}

/** Whether the server lacks it, has it, or won't take it; what is lacking would come in until somebody has decided. */
export function verdictWords(verdict: Verdict, status: Status | undefined): string {
  const isDecided = status === 'confirmed' || status === 'refused';
  return verdict === 'missing' && isDecided ? t(`full-sync.missing.${status}`) : t(`full-sync.${verdict}`);
}

export interface VerdictBadgeProps {
  verdict: Verdict;
  /** of the proposal */
  status: Status | undefined;
}

export function VerdictBadge({ verdict, status }: VerdictBadgeProps) {
  return <Badge tone={TONES[verdict]}>{verdictWords(verdict, status)}</Badge>;
}
