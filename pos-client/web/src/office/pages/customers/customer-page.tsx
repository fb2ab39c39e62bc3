import { useState } from 'preact/hooks';
import { Balance, balanceOf } from '../../account/balance';
import { PayDialog } from '../../account/pay-dialog';
import { Statement } from '../../account/statement';
import { MoneyField, SwitchField, TextField } from '../../form/fields';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { RecordPage } from '../../form/record-page';
import { texts } from '../../i18n';
import type customers from '../../i18n/en/customers';
import type pay from '../../i18n/en/pay';
import type { AnyRecord } from '../../lookup';
import { change } from '../../operations';
import { perform } from '../../perform';
import { can, lacksOnlyBranch } from '../../rights';
import { go } from '../../routes';
import { askReason, Badge, Button, Notice, Tabs } from '../../ui';

const t = texts<typeof customers & typeof pay>();
const PAY = 'payments.create';

/** A record of `customers`. */
export interface Customer extends AnyRecord {
  name: string;
  code?: string | null;
  phone?: string | null;
  credit_limit?: number | null;
  is_active?: boolean | null;
  updated_at?: string | null;
}

/** One customer: who they are, and their account. */
export function CustomerPage({ id, part }: { id: string; part: string | undefined }) {
  const shown = part === 'account' ? 'account' : 'basics';
  return (
    <RecordPage<Customer>
      table="customers"
      id={id}
      list="/customers"
      newTitle={t('customers.new')}
      wide={shown === 'account'}
      removal={{
        title: (name) => t('customers.delete', { name }),
        text: t('customers.deleteText'),
        done: t('customers.deleted'),
      }}
      note={() => (
        <Badge>
          {t('customers.balance')}: <Balance table="customer_balances" id={id} />
        </Badge>
      )}
      actions={(customer) => (
        <>
          {can('customers.erase') && (
            <Button icon="close" onClick={() => void erase(customer)}>
              {t('customers.erase')}
            </Button>
          )}
          <Button icon="orders" onClick={() => go(`/orders?customer_id=${id}`)}>
            {t('customers.orders')}
          </Button>
          {can(PAY) && <TakePayment customer={customer} />}
        </>
      )}
      bar={
        <Tabs
          label={t('customers.parts')}
          tabs={[
            { id: 'basics', label: t('field.customer') },
            { id: 'account', label: t('customers.account') },
          ]}
          selected={shown}
          onSelect={(one) => go(one === 'basics' ? `/customers/${id}` : `/customers/${id}/account`)}
        />
      }
    >
      {(customer) =>
        customer && shown === 'account' ? (
          <>
            {lacksOnlyBranch(PAY) && <Notice>{t('pay.chooseBranch')}</Notice>}
            <Statement path={`reports/customers/${encodeURIComponent(id)}/statement`} />
          </>
        ) : (
          <CustomerForm customer={customer} />
        )
      }
    </RecordPage>
  );
}

/** What the customer pays of the balance; the account is shown after it. */
function TakePayment({ customer: { id, name } }: { customer: Customer }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="primary" icon="cash" onClick={() => setOpen(true)}>
        {t('pay.take')}
      </Button>
      {open && (
        <PayDialog
          title={t('pay.takeFrom', { name })}
          type={PAY}
          about={{ customer_id: id }}
          due={balanceOf('customer_balances', id)}
          moves={['customer_balances']}
          onClose={() => setOpen(false)}
          onPaid={() => go(`/customers/${id}/account`)}
        />
      )}
    </>
  );
}

/** Everything about a person goes, for good; their sales stay without a name. */
async function erase(customer: Customer): Promise<void> {
  const reason = await askReason({
    title: t('customers.eraseTitle', { name: customer.name }),
    text: t('customers.eraseText'),
    confirm: t('customers.erase'),
    danger: true,
  });
  if (reason === null) {
    return;
  }
  const erasure = change('customers.erase', customer.id, { reason }, customer.version ?? null);
  const outcome = await perform(erasure, { done: t('customers.erased') });
  if (outcome?.status === 'applied') {
    go('/customers', true);
  }
}

function CustomerForm({ customer }: { customer: Customer | null }) {
  const state = useRecordForm({
    type: 'customers.upsert',
    record: customer,
    initial: { is_active: true },
    done: t('customers.saved'),
    onSaved: (id) => customer === null && go(`/customers/${id}`, true),
  });
  const { form } = state;
  return (
    <RecordForm state={state}>
      <FormGroup title={t('customers.who')}>
        <TextField form={form} name="name" label={t('field.name')} required focused={customer === null} />
        <TextField form={form} name="code" label={t('customers.code')} />
        <TextField form={form} name="phone" label={t('customers.phone')} type="tel" />
        <TextField form={form} name="email" label={t('customers.email')} type="email" />
        <SwitchField form={form} name="is_active" label={t('field.active')} absent />
      </FormGroup>
      <FormGroup title={t('customers.credit')}>
        <MoneyField
          form={form}
          name="credit_limit"
          label={t('customers.credit_limit')}
          hint={t('customers.limitHint')}
        />
        <TextField form={form} name="tax_number" label={t('customers.tax_number')} />
      </FormGroup>
      <FormGroup title={t('customers.where')}>
        <TextField form={form} name="city" label={t('customers.city')} />
        <TextField form={form} name="country" label={t('customers.country')} />
        <div class="form-wide">
          <TextField form={form} name="address" label={t('customers.address')} rows={2} />
        </div>
        <div class="form-wide">
          <TextField form={form} name="notes" label={t('field.notes')} rows={2} />
        </div>
      </FormGroup>
    </RecordForm>
  );
}
