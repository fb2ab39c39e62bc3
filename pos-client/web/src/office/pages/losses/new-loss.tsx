import { useState } from 'preact/hooks';
import { FormGroup } from '../../form/record-form';
import { NewDocument } from '../../goods/document-page';
import { GoodsEditor } from '../../goods/goods-editor';
import { goodsOf, type Line } from '../../goods/lines';
import { useDocument } from '../../goods/use-document';
import { texts } from '../../i18n';
import type losses from '../../i18n/en/losses';
import { session } from '../../session';
import { Field, Select } from '../../ui';

const t = texts<typeof losses>();

export const KINDS = ['damage', 'expiry', 'theft', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** What is gone from the branch where the person works just now. */
export function NewLoss() {
  const [kind, setKind] = useState<Kind>('damage');
  const [reason, setReason] = useState('');
  const [lines, setLines] = useState<Line[]>([]);
  const form = useDocument({
    type: 'losses.create',
    done: t('losses.saved'),
    page: '/losses',
    dirty: lines.length > 0,
  });
  const save = () => {
    const items = goodsOf(lines);
    const said = reason.trim() !== '' && { reason: reason.trim() };
    return form.save(items && { loss_type: kind, ...said, employee_id: session.person?.id, items });
  };
  return (
    <NewDocument
      title={t('losses.new')}
      type="losses.create"
      back="/losses"
      form={form}
      deed={t('losses.save')}
      onSave={() => void save()}
    >
      <FormGroup>
        <Select
          label={t('losses.kind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`losses.${value}`) }))}
          onChange={setKind}
        />
        <Field label={t('ask.reason')} value={reason} onInput={setReason} maxLength={10_000} />
      </FormGroup>
      <section class="form-group">
        <h2>{t('losses.goods')}</h2>
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
