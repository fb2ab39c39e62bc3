import { useRef, useState } from 'preact/hooks';
import { parseAmount, t } from '../../i18n';
import type { Order, Tender } from '../../store/records';
import type { Sale, Tendered } from '../../till/sale';
import { sell } from '../../till/sell';
import { toast, useApp, words } from '../../ui';
import { approvalFor } from './allowed';
import type { Desk } from './desk';
import { balanceOf, dueBy, isPossible, roundingFor } from './tender';

const BUSY_AFTER_MS = 150;

/** What is under way in the payment dialog, and what can be done next. */
export type PaymentForm = ReturnType<typeof usePayment>;

/** Takes one payment after the other until the sale is covered, then makes it. */
export function usePayment(desk: Desk, onSold: (order: Order) => void) {
  const [payments, setPayments] = useState<readonly Tendered[]>([]);
  const entry = useEntry();
  const { busy, isBusy, finish } = useFinish(desk, onSold);
  const exact = desk.priced.value.totals.total;
  const coin = desk.surroundings.value?.cashRounding ?? 0;
  const due = (way: Tender) => dueBy(way, exact, payments, coin);
  const next = nextOf(entry, due);
  const together = next ? [...payments, next] : payments;
  const preview = balanceOf(exact, together, coin);
  const balance = balanceOf(exact, payments, coin);
  const enter = async () => {
    if (isBusy()) {
      return;
    }
    if (payments.length > 0 && balance.due === 0) {
      await finish(payments, coin);
    } else if (!next) {
      entry.complain();
    } else if (preview.due === 0) {
      await finish(together, coin);
    } else {
      setPayments(together);
      entry.clear();
    }
  };
  return {
    payments,
    method: entry.method,
    typed: entry.typed,
    problem: entry.problem,
    busy,
    preview,
    balance,
    covers: next !== null && preview.due === 0,
    dueBy: due,
    enter,
    choose: entry.choose,
    type: entry.type,
    remove: (at: number) => setPayments(payments.filter((_, i) => i !== at)),
  };
}

/** The way that is chosen and what is typed for it. */
function useEntry() {
  const [method, setMethod] = useState<Tender | null>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const choose = (way: Tender | null) => {
    setMethod(way);
    setTyped('');
    setProblem(null);
  };
  const complain = () => {
    const amount = parseAmount(typed) ?? 0;
    setProblem(method && t(amount <= 0 ? 'tender.wrongAmount' : 'tender.tooMuch'));
  };
  const type = (text: string) => {
    setTyped(text);
    setProblem(null);
  };
  return { method, typed, problem, choose, complain, type, clear: () => choose(null) };
}

/** What would be handed over now; null where that can't be. Nothing typed is all that is due. */
function nextOf(
  { method, typed }: Pick<ReturnType<typeof useEntry>, 'method' | 'typed'>,
  due: (way: Tender) => number,
): Tendered | null {
  const amount = method && (typed === '' ? due(method) : parseAmount(typed));
  return method && amount !== null && isPossible(method, amount, due(method))
    ? { payment_method: method, tendered: amount }
    : null;
}

/**
 * Makes the sale, with a manager's word where it needs one. Only what takes long is shown as such: to draw it would be longer
 * than most sales take to be written.
 */
function useFinish(desk: Desk, onSold: (order: Order) => void) {
  const { till } = useApp();
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const finish = async (payments: readonly Tendered[], coin: number) => {
    working.current = true;
    const slow = setTimeout(() => setBusy(true), BUSY_AFTER_MS);
    try {
      const cart = desk.cart.value;
      const sale: Sale = { ...desk.saleOf(cart), payments, cashRounding: roundingFor(payments, coin) };
      const approval = await approvalFor(till, sale);
      if (approval !== null) {
        onSold(await sell(till, approval ? { ...sale, approval } : sale));
      }
    } catch (error) {
      toast(words(error), 'danger');
    } finally {
      clearTimeout(slow);
      working.current = false;
      setBusy(false);
    }
  };
  return { busy, isBusy: () => working.current, finish };
}
