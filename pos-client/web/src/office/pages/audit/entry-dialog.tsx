import { fieldName, valueWords } from '../../../pages/conflicts/conflict-words';
import { texts } from '../../i18n';
import type audit from '../../i18n/en/audit';
import { BranchName, Dialog, Facts, Table, Time } from '../../ui';
import { DeviceName } from '../devices/device-name';
import { deedWords } from './deed';
import { changesOf, type Entry, type FieldChange } from './entry';
import { Who } from './who';

const t = texts<typeof audit>();

/** One deed: who, when, why, and each field before and after. */
export function EntryDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  return (
    <Dialog title={deedWords(entry)} width="wide" onClose={onClose}>
      <div class="stack">
        <Facts
          rows={[
            [t('audit.who'), <Who key="who" entry={entry} />],
            [t('field.device'), <DeviceName key="device" id={entry.device_id} />],
            [t('field.branch'), <BranchName key="branch" id={entry.branch_id} />],
            [t('audit.occurred'), <Time key="occurred" at={entry.occurred_at} />],
            [t('audit.applied'), <Time key="applied" at={entry.applied_at} />],
            [t('ask.reason'), <bdi key="reason">{entry.reason || '–'}</bdi>],
            [t('audit.id'), <bdi key="id">{entry.id}</bdi>],
          ]}
        />
        <Table<FieldChange>
          label={t('audit.fields')}
          columns={[
            { id: 'name', label: t('audit.field'), cell: ({ name }) => fieldName(name) },
            {
              id: 'before',
              label: t('audit.before'),
              cell: ({ name, before }) => <Value of={valueWords(name, before)} />,
            },
            {
              id: 'after',
              label: t('audit.after'),
              cell: ({ name, after }) => <Value of={valueWords(name, after)} />,
            },
          ]}
          rows={changesOf(entry.before, entry.after)}
          rowKey={({ name }) => name}
          empty={<p class="muted">{t('audit.same')}</p>}
        />
      </div>
    </Dialog>
  );
}

function Value({ of }: { of: string }) {
  return <bdi dir="auto">{of}</bdi>;
}
