import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Customer } from '../../store/records';
import { Badge, Button, EmptyState, Field, Page, toast, useApp, useNavigate } from '../../ui';
import { usePeople } from '../../ui/use-people';
import { deskOf } from '../sell/desk';
import { CustomerForm } from './customer-form';
import { CustomerRow } from './customer-row';
import { CustomerSheet } from './customer-sheet';

const LIMIT = 100;

type Open = { kind: 'new' } | { kind: 'show' | 'edit'; customer: Customer };

/** The people who buy here; their records are readable only while somebody is signed in. */
export default function CustomersPage() {
  const app = useApp();
  const navigate = useNavigate();
  const people = usePeople();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  const found = people.search(text, LIMIT);
  const sellTo = ({ id }: Customer) => {
    deskOf(app).amend({ customerId: id });
    navigate('/');
  };
  return (
    <Page
      title={t('nav.customers')}
      note={<Badge>{people.size.value}</Badge>}
      actions={
        <Button kind="primary" icon="plus" onClick={() => setOpen({ kind: 'new' })}>
          {t('customers.new')}
        </Button>
      }
    >
      <Field
        label={t('customers.search')}
        quiet
        type="search"
        placeholder={t('customers.search')}
        value={text}
        onInput={setText}
      />
      <People found={found} onChoose={(customer) => setOpen({ kind: 'show', customer })} />
      {open?.kind === 'show' && (
        <CustomerSheet
          customer={open.customer}
          onClose={() => setOpen(null)}
          onEdit={() => setOpen({ kind: 'edit', customer: open.customer })}
          onSell={() => sellTo(open.customer)}
        />
      )}
      {(open?.kind === 'new' || open?.kind === 'edit') && (
        <CustomerForm
          customer={open.kind === 'edit' ? open.customer : undefined}
          name={text}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            toast(t('customers.saved'), 'ok');
          }}
        />
      )}
    </Page>
  );
}

function People({ found, onChoose }: { found: readonly Customer[]; onChoose: (customer: Customer) => void }) {
  return found.length > 0 ? (
    <ul class="customer-list">
      {found.map((customer) => (
        <li key={customer.id}>
          <CustomerRow customer={customer} onClick={() => onChoose(customer)} />
        </li>
      ))}
    </ul>
  ) : (
    <EmptyState icon="customers" title={t('customers.none')} text={t('customers.noneText')} />
  );
}
