import { t } from '../../i18n';
import { useLive } from '../../store/live';
import type { Customer } from '../../store/records';
import { balanceOf } from '../../till/customers';
import { Money, useApp } from '../../ui';
import { PersonFace } from '../../ui/person';
import './customers.css';

const BALANCE_TABLES = ['customer_balances', 'orders', 'payments', 'returns', 'sync_outbox'] as const;

/** A customer, how to reach them, and what they owe. */
export function CustomerRow({ customer, onClick }: { customer: Customer; onClick: () => void }) {
  const { till } = useApp();
  const owed = useLive(() => balanceOf(till, customer.id), BALANCE_TABLES, [customer.id]) ?? 0;
  return (
    <button type="button" class="customer-row" onClick={onClick}>
      <PersonFace name={customer.name} />
      <span class="grow">
        <span class="person-name">{customer.name}</span>
        <span class="person-role">
          <bdi>{customer.phone}</bdi>
          {customer.phone && customer.code && ' · '}
          <bdi>{customer.code}</bdi>
        </span>
      </span>
      {owed !== 0 && (
        <span class="customer-owes">
          <small>{owed > 0 ? t('customers.owes') : t('customers.credit')}</small>
          <Money amount={Math.abs(owed)} />
        </span>
      )}
    </button>
  );
}
