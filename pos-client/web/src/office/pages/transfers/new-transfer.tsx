import { useState } from 'preact/hooks';
import { Lookup } from '../../form/lookup';
import { FormGroup } from '../../form/record-form';
import { NewDocument } from '../../goods/document-page';
import { GoodsEditor } from '../../goods/goods-editor';
import { goodsOf, type Line } from '../../goods/lines';
import { useDocument } from '../../goods/use-document';
import { texts } from '../../i18n';
import type transfers from '../../i18n/en/transfers';
import { session } from '../../session';
import { Field } from '../../ui';

const t = texts<typeof transfers>();

/** Goods that leave the branch where the person works just now. */
export function NewTransfer() {
  const [to, setTo] = useState<string | null>(null);
  const [notes, setNotes] = useState('');
  const [lines, setLines] = useState<Line[]>([]);
  const form = useDocument({
    type: 'stock_transfers.create',
    done: t('transfers.saved'),
    page: '/transfers',
    dirty: to !== null || lines.length > 0,
  });
  const here = session.person?.branch_id ?? null;
  const isElsewhere = to !== null && to !== here;
  const save = () => {
    const items = goodsOf(lines);
    return form.save(
      items && isElsewhere
        ? {
            to_branch_id: to,
            ...(notes.trim() !== '' && { notes: notes.trim() }),
            employee_id: session.person?.id,
            items,
          }
        : null,
    );
  };
  return (
    <NewDocument
      title={t('transfers.new')}
      type="stock_transfers.create"
      back="/transfers"
      form={form}
      deed={t('transfers.save')}
      onSave={() => void save()}
    >
      <FormGroup>
        <Lookup
          table="branches"
          label={`${t('transfers.to')} *`}
          value={to}
          onChange={setTo}
          error={form.tried && !isElsewhere ? t('form.required', { field: t('transfers.to') }) : null}
        />
        <Field label={t('field.notes')} value={notes} onInput={setNotes} maxLength={10_000} rows={2} />
      </FormGroup>
      <section class="form-group">
        <h2>{t('transfers.goods')}</h2>
        <GoodsEditor
          lines={lines}
          onChange={setLines}
          rules={{}}
          quantity={t('field.quantity')}
          tried={form.tried}
        />
      </section>
    </NewDocument>
  );
}
