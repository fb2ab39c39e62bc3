import { t } from '../../i18n';
import { Button, confirm, IconButton, toast, useApp } from '../../ui';
import { usePeople } from '../../ui/use-people';
import type { Desk } from './desk';
import type { Open } from './dialogs';
import { useParkedCount } from './parked';

/** Who buys, and what can be done with the whole cart. */
export function CartHead({
  desk,
  onOpen,
  onBack,
}: {
  desk: Desk;
  onOpen: (open: Open) => void;
  onBack: () => void;
}) {
  const app = useApp();
  const people = usePeople();
  const { entries, customerId } = desk.cart.value;
  const customer = customerId ? people.find(customerId) : undefined;
  const parked = useParkedCount(app.till);
  const empty = entries.length === 0;
  const clear = async () => {
    const before = desk.cart.value;
    const sure = await confirm({
      title: t('sell.clear'),
      text: t('sell.clearText', { n: entries.length }),
      confirm: t('sell.clear'),
      danger: true,
    });
    if (sure) {
      desk.clear();
      toast(t('sell.cleared'), 'info', { label: t('action.undo'), run: () => desk.restore(before) });
    }
  };
  return (
    <header class="cart-head">
      <span class="cart-back">
        <IconButton icon="start" label={t('action.back')} onClick={onBack} />
      </span>
      <span class="cart-customer">
        <Button
          kind={customerId ? 'secondary' : 'quiet'}
          icon="user"
          shortcut="F4"
          onClick={() => onOpen({ kind: 'customer' })}
        >
          {customerId ? (customer?.name ?? t('sell.customerUnknown')) : t('sell.addCustomer')}
        </Button>
      </span>
      {empty ? (
        <span class="cart-parked">
          <IconButton
            icon="parked"
            label={t('sell.parkedCount', { n: parked })}
            shortcut="F7"
            disabled={parked === 0}
            onClick={() => onOpen({ kind: 'parked' })}
          />
          {parked > 0 && <span class="sync-count">{parked}</span>}
        </span>
      ) : (
        <>
          <IconButton
            icon="note"
            label={t('sell.note')}
            shortcut="F8"
            onClick={() => onOpen({ kind: 'note' })}
          />
          <IconButton
            icon="parked"
            label={t('sell.park')}
            shortcut="F7"
            onClick={() => onOpen({ kind: 'park' })}
          />
          <IconButton icon="trash" label={t('sell.clear')} onClick={() => void clear()} />
        </>
      )}
    </header>
  );
}
