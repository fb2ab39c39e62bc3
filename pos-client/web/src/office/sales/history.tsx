import type { Part } from '../api';
import { tAny, texts } from '../i18n';
import type sales from '../i18n/en/sales';
import { DeviceName } from '../pages/devices/device-name';
import { isRole } from '../rights';
import { Card, Loaded, RecordName, Table, Time } from '../ui';
import { useQuery } from '../use-query';
import { type AuditEntry, changedFields, short } from './changes';

const t = texts<typeof sales>();
const LIVE_MS = 3_000;

/** Who did what to a record, the newest first; nothing for those who may not read it. */
export function History({ table, id }: { table: string; id: string }) {
  return isRole('owner', 'manager', 'auditor') ? <Entries table={table} id={id} /> : null;
}

function Entries({ table, id }: { table: string; id: string }) {
  const answer = useQuery<Part<AuditEntry>>('/audit', { table, id }, { liveMs: LIVE_MS });
  return (
    <Card title={t('sales.history')}>
      <Loaded of={answer}>
        {({ items }) => (
          <Table
            label={t('sales.history')}
            rows={items}
            rowKey={({ op_id, type }) => op_id + type}
            empty={<p class="muted">{t('sales.noHistory')}</p>}
            columns={[
              {
                id: 'time',
                label: t('field.time'),
                cell: ({ occurred_at }) => <Time at={occurred_at} />,
              },
              { id: 'deed', label: t('sales.deed'), cell: ({ type }) => deedWords(type) },
              { id: 'who', label: t('sales.who'), cell: (entry) => <Who entry={entry} /> },
              { id: 'what', label: t('sales.changes'), cell: (entry) => <Changes entry={entry} /> },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}

function deedWords(type: string): string {
  const verb = type.split('.')[1] ?? type;
  return tAny(`sales.op.${verb}`, type);
}

/** The person, and the till where it was one. */
function Who({ entry: { staff_id, employee_id, device_id } }: { entry: AuditEntry }) {
  const person = staff_id ?? employee_id;
  if (staff_id || !device_id) {
    return <RecordName table="staff" id={person} />;
  }
  return (
    <>
      {person && (
        <>
          <RecordName table="staff" id={person} />
          {' · '}
        </>
      )}
      <DeviceName id={device_id} />
    </>
  );
}

function Changes({ entry }: { entry: AuditEntry }) {
  const names = changedFields(entry);
  if (names.length === 0) {
    return <>–</>;
  }
  return (
    <ul>
      {names.map((name) => {
        const [before, after] = [short(name, entry.before?.[name]), short(name, entry.after?.[name])];
        return (
          <li key={name}>
            <bdi dir="ltr">
              <code>{name}</code>
              {before !== null && after !== null && (
                <>
                  {': '}
                  <bdi>{before}</bdi>
                  {' → '}
                  <bdi>{after}</bdi>
                </>
              )}
            </bdi>
          </li>
        );
      })}
    </ul>
  );
}
