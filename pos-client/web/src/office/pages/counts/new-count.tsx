import { useEffect, useRef, useState } from 'preact/hooks';
import { api, type Part } from '../../api';
import { FormGroup } from '../../form/record-form';
import { NewDocument } from '../../goods/document-page';
import { GoodsEditor } from '../../goods/goods-editor';
import { goodsOf, type Line } from '../../goods/lines';
import { useDocument } from '../../goods/use-document';
import { texts } from '../../i18n';
import type counts from '../../i18n/en/counts';
import { session } from '../../session';
import { Field } from '../../ui';

const t = texts<typeof counts>();
const RULES = { zero: true };

/** What is on the shelves of the branch where the person works just now. */
export function NewCount() {
  const [opened] = useState(() => new Date());
  const [at, setAt] = useState(() => inMinutes(opened));
  const [notes, setNotes] = useState('');
  const [lines, setLines] = useState<Line[]>([]);
  const form = useDocument({
    type: 'stock_counts.create',
    done: t('counts.saved'),
    page: '/counts',
    dirty: lines.length > 0,
  });
  useLevels(lines, setLines);
  const save = () => {
    const goods = goodsOf(lines, RULES);
    return form.save(
      goods && at !== ''
        ? {
            // The field knows minutes only; what was sold in this one is sold before the count.
            counted_at: (at === inMinutes(opened) ? opened : new Date(at)).toISOString(),
            ...(notes.trim() !== '' && { notes: notes.trim() }),
            employee_id: session.person?.id,
            items: goods.map(({ product_id, name, quantity }) => ({
              product_id,
              name,
              counted_quantity: quantity,
            })),
          }
        : null,
    );
  };
  return (
    <NewDocument
      title={t('counts.new')}
      type="stock_counts.create"
      back="/counts"
      form={form}
      deed={t('counts.save')}
      onSave={() => void save()}
    >
      <FormGroup>
        <Field
          label={`${t('counts.at')} *`}
          hint={t('counts.atHint')}
          type="datetime-local"
          value={at}
          onInput={setAt}
          error={form.tried && at === '' ? t('form.required', { field: t('counts.at') }) : null}
        />
        <Field label={t('field.notes')} value={notes} onInput={setNotes} maxLength={10_000} rows={2} />
      </FormGroup>
      <section class="form-group">
        <h2>{t('counts.goods')}</h2>
        <GoodsEditor
          lines={lines}
          onChange={setLines}
          rules={RULES}
          quantity={t('counts.counted')}
          expected={t('counts.inStock')}
          tried={form.tried}
        />
      </section>
    </NewDocument>
  );
}

/** As a field for date and time has it. */
function inMinutes(time: Date): string {
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Puts beside each line what the server thinks is there; each product is asked for once. */
function useLevels(lines: readonly Line[], setLines: (change: (lines: Line[]) => Line[]) => void): void {
  const asked = useRef(new Set<string>());
  const branch_id = session.person?.branch_id;
  useEffect(() => {
    for (const { product_id } of lines.filter(({ expected }) => expected === null)) {
      if (branch_id && !asked.current.has(product_id)) {
        asked.current.add(product_id);
        void levelOf(product_id, branch_id).then((level) =>
          setLines((now) =>
            now.map((line) => (line.product_id === product_id ? { ...line, expected: level } : line)),
          ),
        );
      }
    }
  }, [lines, branch_id]);
}

async function levelOf(product_id: string, branch_id: string): Promise<number | null> {
  const levels = await api
    .get<Part<{ quantity: number }>>('/stock_levels', { product_id, branch_id, limit: 1 })
    .catch(() => null);
  return levels ? (levels.items[0]?.quantity ?? 0) : null;
}
