import { currency, editableAmount, formatMoney, moneyDigits, t } from '../../i18n';
import type { Order } from '../../store/records';
import { Button, Dialog, Field, NumberPad, toast, useShortcuts } from '../../ui';
import { usePaying } from '../../ui/presence';
import { useStrayScans } from '../../ui/scanner';
import type { Desk } from './desk';
import { MethodKeys } from './method-keys';
import { PaySide } from './pay-side';
import { refuseTone } from './sound';
import './pay-dialog.css';
import { likelyNotes } from './tender';
import { type PaymentForm, usePayment } from './use-payment';

export interface PayDialogProps {
  desk: Desk;
  onClose: () => void;
  onChooseCustomer: () => void;
  onSold: (order: Order) => void;
}

/** How it is paid: in one go or in parts, with change, on credit (B-6). Nothing is chosen beforehand (S1-6). */
export default function PayDialog({ desk, onClose, onChooseCustomer, onSold }: PayDialogProps) {
  usePaying();
  const pay = usePayment(desk, onSold);
  usePayKeys(pay);
  const { balance, method } = pay;
  const noCustomer = method === 'credit' && !desk.cart.value.customerId;
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
          {noCustomer ? <NoCustomer onChoose={onChooseCustomer} /> : <Amount pay={pay} />}
        </div>
      </div>
    </Dialog>
  );
}

/** The keys of the dialog; a scan in it is a mistake. */
function usePayKeys(pay: PaymentForm): void {
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
}

function NoCustomer({ onChoose }: { onChoose: () => void }) {
  return (
    <div class="pay-customer">
      <p>{t('refusal.no_customer')}</p>
      <Button icon="user" onClick={onChoose}>
        {t('sell.addCustomer')}
      </Button>
    </div>
  );
}

/** How much is handed over: typed, by keys, or one of the likely notes. */
function Amount({ pay }: { pay: PaymentForm }) {
  const { method } = pay;
  const due = method ? pay.dueBy(method) : pay.balance.due;
  return (
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
  );
}
