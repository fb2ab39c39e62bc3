import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { Button, Dialog, EmptyState, Field } from '../../ui';
import { usePeople } from '../../ui/use-people';
import { CustomerForm } from '../customers/customer-form';
import { CustomerRow } from '../customers/customer-row';
import type { Desk } from './desk';

const LIMIT = 30;

/** Who buys: found by name, phone or code, or a new one. */
export default function CustomerDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const people = usePeople();
  const [text, setText] = useState('');
  const [adding, setAdding] = useState(false);
  const found = people.search(text, LIMIT);
  const choose = (customerId: string | null) => {
    desk.amend({ customerId });
    onClose();
  };
  if (adding) {
    return <CustomerForm name={text} onClose={() => setAdding(false)} onSaved={({ id }) => choose(id)} />;
  }
  const [first] = found;
  return (
    <Dialog
      title={t('sell.customer')}
      onClose={onClose}
      onSubmit={() => text && first && choose(first.id)}
      actions={
        <>
          {desk.cart.value.customerId && <Button onClick={() => choose(null)}>{t('sell.noCustomer')}</Button>}
          <Button icon="plus" onClick={() => setAdding(true)}>
            {t('customers.new')}
          </Button>
        </>
      }
    >
      <Field
        label={t('customers.search')}
        quiet
        placeholder={t('customers.search')}
        type="search"
        value={text}
        onInput={setText}
        focused
      />
      {found.length > 0 ? (
        <ul class="people-list">
          {found.map((customer) => (
            <li key={customer.id}>
              <CustomerRow customer={customer} onClick={() => choose(customer.id)} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState icon="customers" title={t('customers.none')} text={t('customers.noneText')} />
      )}
    </Dialog>
  );
}
