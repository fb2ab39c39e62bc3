import { useState } from 'preact/hooks';
import { currency, editableAmount, formatMoney, moneyDigits, parseAmount, t } from '../../i18n';
import type { Order, Tender } from '../../store/records';
import type { Sale, Tendered } from '../../till/sale';
import { sell } from '../../till/sell';
import { Button, Dialog, Field, NumberPad, toast, useApp, useShortcuts, words } from '../../ui';
import { useStrayScans } from '../../ui/scanner';
import { approvalFor } from './allowed';
import type { Desk } from './desk';
import { MethodKeys } from './method-keys';
import { PaySide } from './pay-side';
import { refuseTone } from './sound';
import './pay-dialog.css';
import { balanceOf, dueBy, isPossible, likelyNotes, roundingFor } from './tender';

export interface PayDialogProps {
  desk: Desk;
  onClose: () => void;
  onChooseCustomer: () => void;
  onSold: (order: Order) => void;
}

/** How it is paid: in one go or in parts, with change, on credit (B-6). Nothing is chosen beforehand (S1-6). */
export default function PayDialog({ desk, onClose, onChooseCustomer, onSold }: PayDialogProps) {
  const pay = usePayment(desk, onSold);
  const { balance, method } = pay;
  useShortcuts(
    Object.fromEntries(
      (['cash', 'card', 'bank_transfer', 'credit'] as const).map((way, i) => [
        `F${i + 1}`,
        () => pay.choose(way),
      ]),
    ),
    true,
  );
  useStrayScans(() => {
    pay.type('');
    refuseTone();
    toast(t('tender.stray'), 'warn');
  });
  const noCustomer = method === 'credit' && !desk.cart.value.customerId;
  const due = method ? pay.dueBy(method) : balance.due;
  return (
    <Dialog
      title={t('tender.title')}
      width="wide"
      sticky
      onClose={onClose}
      onSubmit={() => void pay.enter()}
      actions={
        <Button
          kind="primary"
          size="large"
          type="submit"
          busy={pay.busy}
          disabled={noCustomer || (!method && balance.due > 0)}
        >
          {balance.due === 0 || pay.covers ? t('tender.finish') : t('tender.add')}
        </Button>
      }
    >
      <div class="pay">
        <PaySide
          desk={desk}
          balance={balance}
          payments={pay.payments}
          preview={pay.preview}
          onRemove={pay.remove}
        />
        <div class="stack">
          <MethodKeys value={method} onChange={pay.choose} />
          {noCustomer ? (
            <div class="pay-customer">
              <p>{t('refusal.no_customer')}</p>
              <Button icon="user" onClick={onChooseCustomer}>
                {t('sell.addCustomer')}
              </Button>
            </div>
          ) : (
            <>
              <div class="pay-notes">
                {method &&
                  [due, ...(method === 'cash' ? likelyNotes(due) : [])].map((note) => (
                    <Button key={note} onClick={() => pay.type(editableAmount(note))}>
                      {formatMoney(note)}
                    </Button>
                  ))}
              </div>
              <Field
                key={method ?? 'none'}
                label={t('tender.amount')}
                value={pay.typed}
                onInput={pay.type}
                placeholder={method ? editableAmount(due) : ''}
                disabled={!method}
                inputMode="none"
                before={currency.value}
                error={pay.problem}
                numeric
                focused
              />
              <NumberPad
                value={pay.typed}
                onChange={pay.type}
                disabled={!method}
                extra={moneyDigits() > 0 ? '.' : '00'}
              />
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function usePayment(desk: Desk, onSold: (order: Order) => void) {
  const { till } = useApp();
  const [payments, setPayments] = useState<readonly Tendered[]>([]);
  const [method, setMethod] = useState<Tender | null>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const exact = desk.priced.value.totals.total;
  const coin = desk.surroundings.value?.cashRounding ?? 0;
  const due = (way: Tender) => dueBy(way, exact, payments, coin);
  const amount = method ? (typed === '' ? due(method) : parseAmount(typed)) : null;
  const next: Tendered | null =
    method && amount !== null ? { payment_method: method, tendered: amount } : null;
  const possible = next !== null && method !== null && isPossible(method, next.tendered, due(method));
  const together = next && possible ? [...payments, next] : payments;
  const preview = balanceOf(exact, together, coin);

  const finish = async (paid: readonly Tendered[]) => {
    setBusy(true);
    try {
      const cart = desk.cart.value;
      const sale: Sale = { ...desk.saleOf(cart), payments: paid, cashRounding: roundingFor(paid, coin) };
      const approval = await approvalFor(till, sale);
      if (approval !== null) {
        onSold(await sell(till, approval ? { ...sale, approval } : sale));
      }
    } catch (error) {
      toast(words(error), 'danger');
    } finally {
      setBusy(false);
    }
  };
  const enter = async () => {
    if (busy) {
      return;
    }
    if (payments.length > 0 && balanceOf(exact, payments, coin).due === 0) {
      await finish(payments);
    } else if (!possible || !next) {
      setProblem(
        method === null ? null : t(amount === null || amount <= 0 ? 'tender.wrongAmount' : 'tender.tooMuch'),
      );
    } else if (preview.due === 0) {
      await finish(together);
    } else {
      setPayments(together);
      setMethod(null);
      setTyped('');
    }
  };
  return {
    payments,
    method,
    typed,
    problem,
    busy,
    preview,
    balance: balanceOf(exact, payments, coin),
    covers: possible && preview.due === 0,
    dueBy: due,
    enter,
    choose: (way: Tender) => {
      setMethod(way);
      setTyped('');
      setProblem(null);
    },
    type: (text: string) => {
      setTyped(text);
      setProblem(null);
    },
    remove: (at: number) => setPayments(payments.filter((_, i) => i !== at)),
  };
}
