import { useSignal } from '@preact/signals';
import { texts } from '../../i18n';
import type review from '../../i18n/en/review';
import type { ListColumn } from '../../list/columns';
import { RecordList } from '../../list/record-list';
import type { SheetColumn } from '../../list/sheet';
import { reasonWords } from '../../problems';
import { isInCharge } from '../../rights';
import { Badge, Button, Time, type Tone } from '../../ui';
import { DeviceName, deviceName, learnDevices } from '../devices/device-name';
import { decideKept } from './deciding';
import { type Kept, typeIn } from './desk';
import { operationWords } from './kept-words';

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
      sheet={{ columns: SHEET, prepare: (rows) => learnDevices(rows.map(({ device_id }) => device_id)) }}
      columns={COLUMNS()}
      filters={[
        {
          kind: 'choice',
          field: 'status',
          label: t('field.status'),
          one: true,
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
    cell: ({ content }) => operationWords(content),
    sort: 'type',
    width: 18,
  },
  { id: 'why', label: t('review.why'), cell: ({ reason }) => reasonWords(reason), sort: 'reason' },
  {
    id: 'device',
    label: t('field.device'),
    cell: ({ device_id }) => <DeviceName id={device_id} />,
    sort: 'device',
    width: 18,
    minor: true,
  },
  {
    id: 'since',
    label: t('review.since'),
    cell: ({ received_at }) => <Time at={received_at} ago />,
    sort: 'received_at',
    width: 16,
    minor: true,
  },
  {
    id: 'status',
    label: t('field.status'),
    cell: ({ status }) => <KeptState status={status} />,
    sort: 'status',
    width: 14,
    minor: true,
  },
];

/** Of the content a list has the beginning alone. */
const SHEET: readonly SheetColumn<Kept>[] = [
  { field: 'id', value: ({ id }) => id },
  { field: 'received_at', value: ({ received_at }) => received_at },
  { field: 'type', value: ({ content }) => typeIn(content) },
  { field: 'reason', value: ({ reason }) => reason },
  { field: 'message', value: ({ message }) => message },
  { field: 'status', value: ({ status }) => status },
  { field: 'source', value: ({ source }) => source },
  { field: 'branch_id', value: ({ branch_id }) => branch_id },
  { field: 'device_id', value: ({ device_id }) => device_id },
  { field: 'device', value: ({ device_id }) => device_id && deviceName(device_id) },
  { field: 'op_id', value: ({ op_id }) => op_id },
  { field: 'seq', value: ({ seq }) => seq },
  { field: 'decided_at', value: ({ decided_at }) => decided_at },
  { field: 'decided_by', value: ({ decided_by }) => decided_by },
  { field: 'decision_reason', value: ({ decision_reason }) => decision_reason },
  { field: 'content', value: ({ content }) => content },
];

export function KeptState({ status }: { status: Kept['status'] }) {
  return <Badge tone={TONES[status]}>{t(`review.status.${status}`)}</Badge>;
}
