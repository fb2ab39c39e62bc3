import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { t } from '../../i18n';
import { Page, Tabs, useApp } from '../../ui';
import { ConflictList } from './conflict-list';
import { FailedList } from './failed-list';
import { QueueList } from './queue-list';
import { Status } from './status';
import './sync.css';

const VIEWS = ['status', 'queue', 'failed', 'conflicts'] as const;
type View = (typeof VIEWS)[number];

/** How the till and the server stand to each other, and what a person can do about it (S3-8). */
export default function SyncPage() {
  const { sync } = useApp();
  const { pending, failed, openConflicts } = sync.state.value;
  const asked = useLocation().query.view;
  const [view, setView] = useState<View>(VIEWS.find((one) => one === asked) ?? 'status');
  const counts: Record<View, number | undefined> = {
    status: undefined,
    queue: pending,
    failed,
    conflicts: openConflicts,
  };
  return (
    <Page
      title={t('nav.sync')}
      bar={
        <Tabs
          label={t('sync.views')}
          tabs={VIEWS.map((id) => ({ id, label: t(`sync.view.${id}`), count: counts[id] }))}
          selected={view}
          onSelect={setView}
        />
      }
    >
      {view === 'status' && <Status onView={setView} />}
      {view === 'queue' && <QueueList />}
      {view === 'failed' && <FailedList />}
      {view === 'conflicts' && <ConflictList />}
    </Page>
  );
}
