import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { Button, Dialog, Money, toast, useApp, words } from '../../ui';
import { allowedDiscount } from './allowed';
import type { Discount } from './cart';
import type { Desk } from './desk';
import { DiscountField } from './discount-field';

/** A discount on the whole sale; above the limit a manager has to allow it (B-9). */
export default function DiscountDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const { till } = useApp();
  const [discount, setDiscount] = useState<Discount | null>(desk.cart.value.discount);
  const [emptied, setEmptied] = useState(0);
  const save = async () => {
    try {
      const sale = desk.saleOf({ ...desk.cart.value, discount });
      const allowed = discount ? await allowedDiscount(till, sale) : { approval: desk.cart.value.approval };
      if (allowed) {
        desk.amend({ discount, approval: allowed.approval });
        onClose();
      }
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  const { totals } = desk.pricedOf({ ...desk.cart.value, discount });
  return (
    <Dialog
      title={t('sell.orderDiscount')}
      width="small"
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button
            disabled={!discount}
            onClick={() => {
              setDiscount(null);
              setEmptied(emptied + 1);
            }}
          >
            {t('sell.noDiscount')}
          </Button>
          <Button kind="primary" type="submit">
            {t('action.save')}
          </Button>
        </>
      }
    >
      <DiscountField key={emptied} discount={discount} onChange={setDiscount} focused />
      <p class="muted">
        {t('sell.newTotal')} <Money amount={totals.total} />
      </p>
    </Dialog>
  );
}
