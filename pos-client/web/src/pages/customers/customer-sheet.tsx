import { formatDateTime, t } from '../../i18n';
import { useLive } from '../../store/live';
import type { Customer } from '../../store/records';
import { balanceOf } from '../../till/customers';
import { Button, Dialog, Facts, Money, to, useApp } from '../../ui';

const RECENT = 5;

export interface CustomerSheetProps {
  customer: Customer;
  onClose: () => void;
  onEdit: () => void;
  onSell: () => void;
}

/** One customer: how to reach them, what they owe, what they bought last. */
export function CustomerSheet({ customer, onClose, onEdit, onSell }: CustomerSheetProps) {
  const { till } = useApp();
  const owed = useLive(
    () => balanceOf(till, customer.id),
    ['customer_balances', 'orders', 'payments'],
    [customer.id],
  );
  const orders = useLive(
    () =>
      till.db.orders.where('customer_id').equals(customer.id).reverse().limit(RECENT).sortBy('created_at'),
    ['orders'],
    [customer.id],
  );
  const rows = [
    [t('customers.phone'), customer.phone],
    [t('customers.email'), customer.email],
    [t('customers.code'), customer.code],
    [t('customers.tax_number'), customer.tax_number],
    [t('customers.address'), [customer.address, customer.city].filter(Boolean).join(', ')],
    [t('customers.notes'), customer.notes],
  ] as const;
  return (
    <Dialog
      title={customer.name}
      onClose={onClose}
      actions={
        <>
          <Button icon="edit" onClick={onEdit}>
            {t('action.edit')}
          </Button>
          <Button kind="primary" icon="sell" onClick={onSell}>
            {t('customers.sell')}
          </Button>
        </>
      }
    >
      <Facts
        rows={[
          [t('customers.balance'), <Money key="owed" amount={owed} />],
          [t('customers.creditLimit'), <Money key="limit" amount={customer.credit_limit} />],
          ...rows
            .filter(([, value]) => value)
            .map(([name, value]) => [name, <bdi key={name}>{value}</bdi>] as const),
        ]}
      />
      {orders && orders.length > 0 && (
        <section class="stack">
          <h3>{t('customers.recent')}</h3>
          <ul>
            {orders.map((order) => (
              <li key={order.id} class="fact">
                <a href={to(`/orders/${order.id}`)} onClick={onClose}>
                  {order.offline_reference ?? order.id}
                </a>
                <span class="muted">{order.created_at && formatDateTime(order.created_at)}</span>
                <Money amount={order.total} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
