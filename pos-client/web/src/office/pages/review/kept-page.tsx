import { tAny, texts } from '../../i18n';
import type review from '../../i18n/en/review';
import { saveFile } from '../../list/export';
import { reasonWords } from '../../problems';
import { isInCharge } from '../../rights';
import { go } from '../../routes';
import { BranchName, Button, Card, Facts, Loaded, Page, RecordName, Time } from '../../ui';
import { useQuery } from '../../use-query';
import { DeviceName } from '../devices/device-name';
import { decideKept } from './deciding';
import { type Kept, readable } from './desk';
import { operationWords } from './kept-words';
import { KeptState } from './quarantine';

const t = texts<typeof review>();

/** One operation that was kept, with its whole content. */
export function KeptPage({ id }: { id: string }) {
  const answer = useQuery<Kept>(`/quarantine/${id}`, {}, { liveMs: 3_000 });
  const kept = answer.data;
  const decide = async (deed: 'release' | 'discard') => {
    await decideKept(deed, [id]);
    answer.refresh();
  };
  return (
    <Page
      title={kept ? operationWords(kept.content) : t('review.operation')}
      note={kept && <KeptState status={kept.status} />}
      onBack={() => go('/review/quarantine')}
      actions={
        kept?.status === 'open' &&
        isInCharge() && (
          <>
            <Button onClick={() => void decide('discard')}>{t('review.discard')}</Button>
            <Button kind="primary" onClick={() => void decide('release')}>
              {t('review.release')}
            </Button>
          </>
        )
      }
    >
      <Loaded of={answer}>{(found) => <Body kept={found} />}</Loaded>
    </Page>
  );
}

function Body({ kept }: { kept: Kept }) {
  const text = readable(kept.content);
  const save = () => saveFile(new Blob([text], { type: 'application/json' }), `quarantine-${kept.id}.json`);
  return (
    <>
      <Card title={t('review.why')}>
        <p class="strong">{reasonWords(kept.reason)}</p>
        <p dir="auto">{kept.message}</p>
        <Facts
          rows={[
            [t('field.device'), <DeviceName key="device" id={kept.device_id} />],
            [t('field.branch'), <BranchName key="branch" id={kept.branch_id} />],
            [t('review.since'), <Time key="since" at={kept.received_at} />],
            [t('review.seq'), kept.seq === null ? '–' : String(kept.seq)],
          ]}
        />
      </Card>
      {kept.decided_at && <Decided kept={kept} />}
      <Card
        title={t('review.content')}
        actions={
          <Button icon="download" onClick={save}>
            {t('review.save')}
          </Button>
        }
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre class="kept-content" dir="ltr" tabIndex={0}>
          {text}
        </pre>
      </Card>
    </>
  );
}

function outcomeOf({ status, reason, message }: NonNullable<Kept['receipt']>): string {
  return reason ? reasonWords(reason, message) : tAny(`outcome.${status}`, status);
}

function Decided({ kept }: { kept: Kept }) {
  const { receipt } = kept;
  return (
    <Card title={t('review.decision')}>
      <Facts
        rows={[
          [t('field.status'), <KeptState key="status" status={kept.status} />],
          [t('review.by'), <RecordName key="by" table="staff" id={kept.decided_by} />],
          [t('field.time'), <Time key="at" at={kept.decided_at} />],
          [t('ask.reason'), kept.decision_reason ?? '–'],
          [t('review.receipt'), receipt ? outcomeOf(receipt) : '–'],
        ]}
      />
    </Card>
  );
}
