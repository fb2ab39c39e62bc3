import type { Order } from '../../store/records';
import { useApp } from '../../ui';
import { whenIdle } from '../../ui/idle';
import { lazyDialog } from '../../ui/lazy';
import type { Desk } from './desk';
import type { Draft } from './goods';

/** What is open over the page. */
export type Open =
  | { kind: 'goods'; draft: Draft }
  | { kind: 'line'; key: string }
  /** `back` to the payment, where that asked for a customer */
  | { kind: 'customer'; back?: 'pay' }
  | { kind: 'discount' }
  | { kind: 'note' }
  | { kind: 'park' }
  | { kind: 'parked' }
  | { kind: 'pay' }
  | { kind: 'receipt'; order: Order };

export interface DialogsProps {
  desk: Desk;
  open: Open | null;
  onOpen: (open: Open) => void;
  onClose: () => void;
}

const GoodsDialog = lazyDialog(() => import('./goods-dialog'));
const CustomerDialog = lazyDialog(() => import('./customer-dialog'));
const DiscountDialog = lazyDialog(() => import('./discount-dialog'));
const NoteDialog = lazyDialog(() => import('./note-dialog'));
const ParkDialog = lazyDialog(() => import('./park-dialog'));
const ParkedDialog = lazyDialog(() => import('./parked-dialog'));
const PayDialog = lazyDialog(() => import('./pay-dialog'));
const ReceiptDialog = lazyDialog(() => import('../../receipt/receipt-dialog'));

const LAZY = [
  GoodsDialog,
  PayDialog,
  CustomerDialog,
  DiscountDialog,
  NoteDialog,
  ParkDialog,
  ParkedDialog,
  ReceiptDialog,
];

/** Fetches the dialogs' code while nothing else is to do, so that none of them is waited for in a sale. */
export function preloadDialogs(): void {
  whenIdle(() => void Promise.all(LAZY.map((dialog) => dialog.preload())));
}

/** The dialog that is open, if any. */
export function Dialogs({ desk, open, onOpen, onClose }: DialogsProps) {
  const { till } = useApp();
  switch (open?.kind) {
    case undefined:
      return null;
    case 'goods':
      return <GoodsDialog desk={desk} draft={open.draft} lineKey={null} onClose={onClose} />;
    case 'line': {
      const entry = desk.cart.value.entries.find(({ key }) => key === open.key);
      return entry ? <GoodsDialog desk={desk} draft={entry} lineKey={entry.key} onClose={onClose} /> : null;
    }
    case 'customer':
      return (
        <CustomerDialog desk={desk} onClose={() => (open.back ? onOpen({ kind: open.back }) : onClose())} />
      );
    case 'discount':
      return <DiscountDialog desk={desk} onClose={onClose} />;
    case 'note':
      return <NoteDialog desk={desk} onClose={onClose} />;
    case 'park':
      return <ParkDialog desk={desk} onClose={onClose} />;
    case 'parked':
      return <ParkedDialog desk={desk} till={till} onClose={onClose} />;
    case 'pay':
      return (
        <PayDialog
          desk={desk}
          onClose={onClose}
          onChooseCustomer={() => onOpen({ kind: 'customer', back: 'pay' })}
          onSold={(order) => {
            desk.sold(order);
            onClose();
          }}
        />
      );
    case 'receipt':
      return <ReceiptDialog order={open.order} onClose={onClose} />;
  }
}
