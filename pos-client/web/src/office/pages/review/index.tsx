import { texts } from '../../i18n';
import type review from '../../i18n/en/review';
import { go, usePage } from '../../routes';
import { Page, Tabs } from '../../ui';
import { ConflictPage } from './conflict-page';
import { Conflicts } from './conflicts';
import { Holes } from './holes';
import { KeptPage } from './kept-page';
import { Quarantine } from './quarantine';
import './review.css';

const t = texts<typeof review>();
const VIEWS = ['conflicts', 'quarantine', 'holes'] as const;
type View = (typeof VIEWS)[number];

/** What waits for a person: conflicts, what was kept back, and what is missing (S2-13, B-10). */
export default function Review() {
  const { id, part } = usePage();
  const view = VIEWS.find((one) => one === id) ?? 'conflicts';
  if (part && view === 'conflicts') {
    return <ConflictPage id={part} />;
  }
  if (part && view === 'quarantine') {
    return <KeptPage id={part} />;
  }
  return (
    <Page title={t('nav.review')} wide bar={<Views view={view} />}>
      {view === 'conflicts' && <Conflicts />}
      {view === 'quarantine' && <Quarantine />}
      {view === 'holes' && <Holes />}
    </Page>
  );
}

function Views({ view }: { view: View }) {
  return (
    <Tabs<View>
      label={t('review.views')}
      tabs={VIEWS.map((one) => ({ id: one, label: t(`review.${one}`) }))}
      selected={view}
      onSelect={(chosen) => go(`/review/${chosen}`)}
    />
  );
}
