import { ChoiceField, TextField } from '../../form/fields';
import { FormGroup, RecordForm, useRecordForm } from '../../form/record-form';
import { RecordPage } from '../../form/record-page';
import { ValidityBadge } from '../../form/validity-badge';
import { ValidityFields } from '../../form/validity-fields';
import { texts } from '../../i18n';
import type priceLists from '../../i18n/en/price-lists';
import { go } from '../../routes';
import { PriceRows } from './price-rows';
import { type PriceList, SALE_TYPES } from './prices';

const t = texts<typeof priceLists>();

/** One price list. */
export function PriceListPage({ id }: { id: string }) {
  return (
    <RecordPage<PriceList>
      table="price_lists"
      id={id}
      list="/price-lists"
      newTitle={t('price-lists.new')}
      note={(list) => <ValidityBadge of={list} />}
      removal={{
        title: (name) => t('price-lists.delete', { name }),
        text: t('price-lists.deleteText'),
        done: t('price-lists.deleted'),
      }}
    >
      {(list) => <PriceListForm list={list} />}
    </RecordPage>
  );
}

function PriceListForm({ list }: { list: PriceList | null }) {
  const state = useRecordForm({
    type: 'price_lists.upsert',
    record: list,
    initial: { is_active: true },
    done: t('price-lists.saved'),
    onSaved: (id) => list === null && go(`/price-lists/${id}`, true),
  });
  const { form } = state;
  return (
    <RecordForm state={state}>
      <FormGroup>
        <TextField form={form} name="name" label={t('field.name')} required focused={list === null} />
        <ChoiceField
          form={form}
          name="sale_type"
          label={t('price-lists.saleType')}
          options={SALE_TYPES.map((value) => ({ value, label: t(`price-lists.sale.${value}`) }))}
          none={t('price-lists.saleNone')}
        />
      </FormGroup>
      <ValidityFields form={form} />
      <PriceRows form={form} />
    </RecordForm>
  );
}
