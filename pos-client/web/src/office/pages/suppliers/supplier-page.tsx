import { useState } from 'preact/hooks';
import { Balance, balanceOf } from '../../account/balance';
import { PayDialog } from '../../account/pay-dialog';
import { Statement } from '../../account/statement';
import { NumberField, SwitchField, TextField } from '../../form/fields';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { RecordPage } from '../../form/record-page';
import { texts } from '../../i18n';
import type pay from '../../i18n/en/pay';
import type suppliers from '../../i18n/en/suppliers';
import type { AnyRecord } from '../../lookup';
import { can, lacksOnlyBranch } from '../../rights';
import { go } from '../../routes';
import { Badge, Button, Notice, Tabs } from '../../ui';

const t = texts<typeof suppliers & typeof pay>();
const PAY = 'supplier_payments.create';

/** A record of `suppliers`. */
export interface Supplier extends AnyRecord {
  name: string;
  contact_name?: string | null;
  phone?: string | null;
  is_active?: boolean | null;
  updated_at?: string | null;
}

/** One supplier: who they are, and what was received and paid. */
export function SupplierPage({ id, part }: { id: string; part: string | undefined }) {
  const shown = part === 'account' ? 'account' : 'basics';
  return (
    <RecordPage<Supplier>
      table="suppliers"
      id={id}
      list="/suppliers"
      newTitle={t('suppliers.new')}
      wide={shown === 'account'}
      removal={{
        title: (name) => t('suppliers.delete', { name }),
        text: t('suppliers.deleteText'),
        done: t('suppliers.deleted'),
      }}
      note={() => (
        <Badge>
          {t('suppliers.balance')}: <Balance table="supplier_balances" id={id} />
        </Badge>
      )}
      actions={(supplier) => (
        <>
          <Button icon="cart" onClick={() => go(`/purchases?supplier_id=${id}`)}>
            {t('nav.purchases')}
          </Button>
          {can(PAY) && <Pay supplier={supplier} />}
        </>
      )}
      bar={
        <Tabs
          label={t('suppliers.parts')}
          tabs={[
            { id: 'basics', label: t('suppliers.one') },
            { id: 'account', label: t('suppliers.account') },
          ]}
          selected={shown}
          onSelect={(one) => go(one === 'basics' ? `/suppliers/${id}` : `/suppliers/${id}/account`)}
        />
      }
    >
      {(supplier) =>
        supplier && shown === 'account' ? (
          <>
            {lacksOnlyBranch(PAY) && <Notice>{t('pay.chooseBranch')}</Notice>}
            <Statement path={`stock/suppliers/${encodeURIComponent(id)}/statement`} />
          </>
        ) : (
          <SupplierForm supplier={supplier} />
        )
      }
    </RecordPage>
  );
}

/** What the supplier gets of what is owed; the account is shown after it. */
function Pay({ supplier: { id, name } }: { supplier: Supplier }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="primary" icon="cash" onClick={() => setOpen(true)}>
        {t('pay.pay')}
      </Button>
      {open && (
        <PayDialog
          title={t('pay.payTo', { name })}
          type={PAY}
          about={{ supplier_id: id }}
          due={balanceOf('supplier_balances', id)}
          moves={['supplier_balances']}
          onClose={() => setOpen(false)}
          onPaid={() => go(`/suppliers/${id}/account`)}
        />
      )}
    </>
  );
}

function SupplierForm({ supplier }: { supplier: Supplier | null }) {
  const state = useRecordForm({
    type: 'suppliers.upsert',
    record: supplier,
    initial: { is_active: true },
    done: t('suppliers.saved'),
    onSaved: (id) => supplier === null && go(`/suppliers/${id}`, true),
  });
  const { form } = state;
  return (
    <RecordForm state={state}>
      <FormGroup title={t('suppliers.one')}>
        <TextField form={form} name="name" label={t('field.name')} required focused={supplier === null} />
        <TextField form={form} name="code" label={t('suppliers.code')} />
        <TextField form={form} name="contact_name" label={t('suppliers.contact_name')} />
        <TextField form={form} name="phone" label={t('suppliers.phone')} type="tel" />
        <TextField form={form} name="email" label={t('suppliers.email')} type="email" />
        <SwitchField form={form} name="is_active" label={t('field.active')} absent />
      </FormGroup>
      <FormGroup title={t('suppliers.terms')}>
        <NumberField
          form={form}
          name="payment_terms_days"
          label={t('suppliers.payment_terms_days')}
          unit={t('suppliers.days')}
        />
        <TextField form={form} name="tax_number" label={t('suppliers.tax_number')} />
        <TextField form={form} name="city" label={t('suppliers.city')} />
        <TextField form={form} name="country" label={t('suppliers.country')} />
        <div class="form-wide">
          <TextField form={form} name="address" label={t('suppliers.address')} rows={2} />
        </div>
        <div class="form-wide">
          <TextField form={form} name="notes" label={t('field.notes')} rows={2} />
        </div>
      </FormGroup>
    </RecordForm>
  );
}
