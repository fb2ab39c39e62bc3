import { useMemo, useState } from 'preact/hooks';
import { refundable } from '../../domain/refund';
import { formatMoney, formatNumber, t } from '../../i18n';
import { useLive } from '../../store/live';
import type { Order, Return } from '../../store/records';
import { SURROUNDING_TABLES, surroundings } from '../../store/settings';
import { dueOf } from '../../till/pay';
import { refund, returnsOf } from '../../till/refund';
import { askApproval, EmptyState, Notice, Spinner, toast, useApp, words } from '../../ui';
import { timeOf } from '../orders/history';
import { amountOf, type Choices, isLate, returnedLines } from './choices';
import { exchangedFor } from './exchange';
import { LinePicker } from './line-picker';
import { type Payout, PayoutForm } from './payout-form';

export interface ReturnFormProps {
  order: Order;
  onDone: (made: Return) => void;
}

/** A return of a sale that is known: what of it, how the money goes. */
export function ReturnForm({ order, onDone }: ReturnFormProps) {
  const { till } = useApp();
  const before = useLive(() => returnsOf(till, order.id), ['returns'], [order.id]);
  const around = useLive(() => surroundings(till), SURROUNDING_TABLES);
  if (!before || !around) {
    return <Spinner />;
  }
  if (refundable(order, before).amount === 0) {
    const why = order.status === 'cancelled' ? t('refusal.already_void') : t('returns.nothingLeft');
    return <EmptyState icon="returns" title={why} />;
  }
  const days = around.chain.return_days;
  const late = isLate(timeOf(order), days, till.now());
  const tooLate = late ? t('returns.late', { days: formatNumber(days ?? 0) }) : null;
  return <Lines order={order} before={before} tooLate={tooLate} onDone={onDone} />;
}

interface LinesProps extends ReturnFormProps {
  before: readonly Return[];
  /** what a manager has to allow, in words */
  tooLate: string | null;
}

function Lines({ order, before, tooLate, onDone }: LinesProps) {
  const app = useApp();
  const { till } = app;
  const id = useMemo(() => till.newId(), [order.id]);
  const [choices, setChoices] = useState<Choices>(new Map());
  const due = useLive(() => dueOf(till, order), ['orders', 'payments'], [order]) ?? 0;
  const lines = returnedLines(choices);
  const submit = async ({ type, method, reason }: Payout) => {
    const allowed = tooLate ? await askApproval(tooLate) : null;
    if (tooLate && !allowed) {
      return;
    }
    const notes = allowed && t('returns.allowedBy', { name: allowed.staff_name, reason: allowed.reason });
    const details = { ...exchangedFor(app, type), reason: reason || undefined, notes };
    try {
      const asked = { id, order_id: order.id, refund_method: method, return_type: type };
      onDone(await refund(till, { ...asked, lines, details }));
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  return (
    <>
      {tooLate && <Notice tone="warn">{tooLate}</Notice>}
      {due > 0 && <Notice tone="warn">{t('returns.stillDue', { amount: formatMoney(due) })}</Notice>}
      <LinePicker lines={refundable(order, before).lines} choices={choices} onChange={setChoices} />
      <PayoutForm
        amount={amountOf(order, before, choices)}
        onAccount={Boolean(order.customer_id)}
        ready={lines.length > 0}
        onSubmit={submit}
      />
    </>
  );
}
