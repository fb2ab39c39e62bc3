import { useState } from 'preact/hooks';
import { formatDateTime, t } from '../../i18n';
import { useLive } from '../../store/live';
import type { Order } from '../../store/records';
import { Refusal } from '../../store/refusal';
import { findOnline } from '../../till/lookup';
import { findSale } from '../../till/refund';
import { Button, Card, EmptyState, Field, Money, Notice, useApp, words } from '../../ui';
import { useScanner } from '../../ui/scanner';

const RECENT = 5;

export interface FindSaleProps {
  onFound: (order: Order) => void;
  /** the sale can't be found: it goes without, by what the receipt says */
  onUnseen: (reference: string) => void;
}

type Answer = { kind: 'unknown' } | { kind: 'away'; message: string };

/** The receipt's number, scanned or typed; first in this till's store, then at the server. */
export function FindSale({ onFound, onUnseen }: FindSaleProps) {
  const { number, answer, busy, type, find } = useLookup(onFound);
  useScanner((code) => void find(code));
  return (
    <>
      <form
        class="returns-find"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void find(number);
        }}
      >
        <Field
          label={t('returns.number')}
          hint={t('returns.numberHint')}
          value={number}
          onInput={type}
          focused
        />
        <Button kind="primary" type="submit" icon="search" busy={busy}>
          {t('returns.find')}
        </Button>
      </form>
      {answer ? (
        <NotFound answer={answer} number={number} onUnseen={onUnseen} />
      ) : (
        <Recent onFound={onFound} onUnseen={() => onUnseen('')} />
      )}
    </>
  );
}

function useLookup(onFound: (order: Order) => void) {
  const { till } = useApp();
  const [number, setNumber] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const type = (text: string) => {
    setNumber(text);
    setAnswer(null);
  };
  const find = async (asked: string) => {
    type(asked);
    if (asked.trim() === '' || busy) {
      return;
    }
    setBusy(true);
    try {
      const order = (await findSale(till, asked)) ?? (await findOnline(till, asked));
      if (order) {
        onFound(order);
        return;
      }
      setAnswer({ kind: 'unknown' });
    } catch (error) {
      const unknown = error instanceof Refusal && error.reason === 'gateway_refused';
      setAnswer(unknown ? { kind: 'unknown' } : { kind: 'away', message: words(error) });
    }
    setBusy(false);
  };
  return { number, answer, busy, type, find };
}

function NotFound({
  answer,
  number,
  onUnseen,
}: {
  answer: Answer;
  number: string;
  onUnseen: (number: string) => void;
}) {
  return (
    <>
      {answer.kind === 'away' && <Notice tone="warn">{answer.message}</Notice>}
      <EmptyState
        icon="search"
        title={t(answer.kind === 'away' ? 'returns.away' : 'returns.unknown', { number })}
        text={t('returns.unknownText')}
        action={
          <Button kind="primary" onClick={() => onUnseen(number)}>
            {t('returns.without')}
          </Button>
        }
      />
    </>
  );
}

/** What was sold last is what comes back most. */
function Recent({ onFound, onUnseen }: { onFound: (order: Order) => void; onUnseen: () => void }) {
  const { till } = useApp();
  const orders = useLive(
    () =>
      till.db.orders
        .orderBy('created_at')
        .reverse()
        .filter((order) => order.status !== 'cancelled' && order.payment_status !== 'refunded')
        .limit(RECENT)
        .toArray(),
    ['orders'],
  );
  return (
    <Card
      title={t('returns.recent')}
      actions={
        <Button kind="quiet" onClick={onUnseen}>
          {t('returns.without')}
        </Button>
      }
    >
      {orders?.length === 0 && <p class="muted">{t('orders.none')}</p>}
      <ul class="returns-recent">
        {orders?.map((order) => (
          <li key={order.id}>
            <button type="button" onClick={() => onFound(order)}>
              <span class="grow">
                <bdi class="strong">{order.offline_reference ?? order.id}</bdi>
                <small class="muted">{order.created_at && formatDateTime(order.created_at)}</small>
              </span>
              <Money amount={order.total} />
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
