import { useState } from 'preact/hooks';
import { formatNumber } from '../../../i18n';
import { api } from '../../api';
import { texts } from '../../i18n';
import type fullSync from '../../i18n/en/full-sync';
import { tableChanged } from '../../live';
import { words } from '../../problems';
import { isInCharge } from '../../rights';
import { go } from '../../routes';
import { askReason, Button, Loaded, Page, Tabs, toast } from '../../ui';
import { useQuery } from '../../use-query';
import type { FullSync } from './full-sync';
import { Preview } from './preview';
import { ProposalState } from './proposal-state';
import { Operations } from './proposed-operations';

const t = texts<typeof fullSync>();
const CONFIRM_MS = 300_000;

/** What a till proposes, by kind and day or one by one, and the decision. */
export function Proposal({ id, operations }: { id: string; operations: boolean }) {
  const answer = useQuery<FullSync>(`/sync/full/${id}`, {}, { liveMs: 3_000 });
  const sync = answer.data;
  return (
    <Page
      title={t('full-sync.one')}
      note={sync && <ProposalState status={sync.status} />}
      onBack={() => go('/full-sync')}
      actions={sync?.status === 'proposed' && isInCharge() && <Decide sync={sync} onDone={answer.refresh} />}
      bar={
        <Tabs
          label={t('full-sync.views')}
          tabs={[
            { id: 'groups', label: t('full-sync.groups') },
            { id: 'operations', label: t('full-sync.operations') },
          ]}
          selected={operations ? 'operations' : 'groups'}
          onSelect={(view) =>
            go(view === 'groups' ? `/full-sync/${id}` : `/full-sync/${id}/operations`, true)
          }
        />
      }
      wide
    >
      {operations ? (
        <Operations id={id} status={sync?.status} />
      ) : (
        <Loaded of={answer}>{(found) => <Preview sync={found} />}</Loaded>
      )}
    </Page>
  );
}

function Decide({ sync, onDone }: { sync: FullSync; onDone: () => void }) {
  const [busy, setBusy] = useState<'confirm' | 'refuse' | null>(null);
  const decide = async (deed: 'confirm' | 'refuse') => {
    const reason = await askReason({
      title: t(`full-sync.${deed}`),
      text: t(`full-sync.${deed}Text`, { count: formatNumber(sync.waiting) }),
      confirm: t(`full-sync.${deed}`),
      danger: deed === 'refuse',
    });
    if (reason === null) {
      return;
    }
    setBusy(deed);
    try {
      await api.post(`/sync/full/${sync.id}/${deed}`, { reason }, { timeoutMs: CONFIRM_MS });
      toast(t(deed === 'confirm' ? 'full-sync.isConfirmed' : 'full-sync.isRefused'), 'ok');
      tableChanged('full_syncs');
    } catch (failure) {
      toast(words(failure), 'danger');
    }
    setBusy(null);
    onDone();
  };
  return (
    <>
      <Button busy={busy === 'refuse'} disabled={busy !== null} onClick={() => void decide('refuse')}>
        {t('full-sync.refuse')}
      </Button>
      <Button
        kind="primary"
        busy={busy === 'confirm'}
        disabled={busy !== null}
        onClick={() => void decide('confirm')}
      >
        {t('full-sync.confirm')}
      </Button>
    </>
  );
}
