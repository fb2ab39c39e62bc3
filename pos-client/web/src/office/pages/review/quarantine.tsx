import { useSignal } from '@preact/signals';
import { texts } from '../../i18n';
import type review from '../../i18n/en/review';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import { reasonWords } from '../../problems';
import { isInCharge } from '../../rights';
import { Badge, Button, Time, type Tone } from '../../ui';
import { DeviceName } from '../devices/device-name';
import { decideKept } from './deciding';
import { type Kept, typeIn } from './desk';

const t = texts<typeof review>();
const STATUSES = ['open', 'releasing', 'released', 'discarded', 'all'] as const;
const TONES: Record<Kept['status'], Tone> = {
  open: 'danger',
  releasing: 'warn',
  released: 'ok',
  discarded: 'neutral',
};

/** Operations that were kept back, for a person to let in or to let be. */
export function Quarantine() {
  const selection = useSignal<ReadonlySet<string>>(new Set());
  const chosen = [...selection.value];
  const decide = async (deed: 'release' | 'discard') => {
    if (await decideKept(deed, chosen)) {
      selection.value = new Set();
    }
  };
  const inCharge = isInCharge();
  return (
    <RecordList<Kept>
      label={t('review.quarantine')}
      table="quarantine"
      part={(answer) => {
        const { operations, next_cursor } = answer as { operations: Kept[]; next_cursor: string | null };
        return { items: operations, next_cursor };
      }}
      csv={false}
      columns={COLUMNS()}
      filters={[
        {
          kind: 'choice',
          field: 'status',
          label: t('field.status'),
          options: STATUSES.map((value) => ({ value, label: t(`review.status.${value}`) })),
        },
        { kind: 'text', field: 'device_id', label: t('review.deviceId') },
        { kind: 'branch', field: 'branch_id', label: t('field.branch') },
      ]}
      open={({ id }) => `/review/quarantine/${id}`}
      selection={inCharge ? selection : undefined}
      tools={
        inCharge && (
          <>
            <Button kind="primary" disabled={chosen.length === 0} onClick={() => void decide('release')}>
              {t('review.release')}
            </Button>
            <Button disabled={chosen.length === 0} onClick={() => void decide('discard')}>
              {t('review.discard')}
            </Button>
          </>
        )
      }
      empty={{ icon: 'check', title: t('review.noKept'), text: t('review.noKeptText') }}
    />
  );
}

const COLUMNS = (): ListColumn<Kept>[] => [
  {
    id: 'what',
    label: t('review.operation'),
    cell: ({ content }) => <bdi>{typeIn(content) ?? t('review.unreadable')}</bdi>,
    width: 18,
  },
  { id: 'why', label: t('review.why'), cell: ({ reason }) => reasonWords(reason) },
  {
    id: 'device',
    label: t('field.device'),
    cell: ({ device_id }) => <DeviceName id={device_id} />,
    width: 18,
    minor: true,
  },
  {
    id: 'since',
    label: t('review.since'),
    cell: ({ received_at }) => <Time at={received_at} ago />,
    width: 16,
    minor: true,
  },
  {
    id: 'status',
    label: t('field.status'),
    cell: ({ status }) => <KeptState status={status} />,
    width: 14,
    minor: true,
  },
];

export function KeptState({ status }: { status: Kept['status'] }) {
  return <Badge tone={TONES[status]}>{t(`review.status.${status}`)}</Badge>;
}
