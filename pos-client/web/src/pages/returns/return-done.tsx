import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Return } from '../../store/records';
import { Button, Card, Icon, Money, useApp, useNavigate } from '../../ui';
import { lazyDialog } from '../../ui/lazy';
import { deskOf } from '../sell/desk';

const ReceiptDialog = lazyDialog(() => import('../../receipt/receipt-dialog'));

/** The return is stored: what to give back is the largest thing on the screen, then what comes next. */
export function ReturnDone({ made, onAgain }: { made: Return; onAgain: () => void }) {
  const app = useApp();
  const navigate = useNavigate();
  const [receipt, setReceipt] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const isExchange = made.return_type === 'exchange';
  const choose = () => {
    const desk = deskOf(app);
    const { customerId, notes } = desk.cart.value;
    const about = t('returns.exchangeNote', { reference: made.offline_reference ?? '' });
    desk.amend({
      customerId: customerId ?? made.customer_id ?? null,
      notes: notes || about,
      exchangeReturnId: made.id,
    });
    navigate('/');
  };
  return (
    <Card>
      <div class="returns-done" role="status">
        <span class="returns-mark">
          <Icon name="check" size={28} />
        </span>
        <p class="strong">{t('returns.done', { reference: made.offline_reference ?? '' })}</p>
        <p class="returns-given">
          <span>{made.refund_method === 'credit' ? t('returns.onAccount') : t('returns.giveBack')}</span>
          <b>
            <Money amount={made.total} />
          </b>
          {made.refund_method && <small>{t(`method.${made.refund_method}`)}</small>}
        </p>
        <div class="row">
          <Button icon="print" buttonRef={first} onClick={() => setReceipt(true)}>
            {t('receipt.show')}
          </Button>
          <Button onClick={onAgain}>{t('returns.again')}</Button>
          {isExchange && (
            <Button kind="primary" icon="sell" onClick={choose}>
              {t('returns.chooseNew')}
            </Button>
          )}
        </div>
      </div>
      {receipt && <ReceiptDialog returned={made} onClose={() => setReceipt(false)} />}
    </Card>
  );
}
