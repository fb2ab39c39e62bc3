import { useEffect, useState } from 'preact/hooks';
import type { Variants } from '../../catalog/catalog';
import { formatQuantity, parseQuantity, t } from '../../i18n';
import type { Till } from '../../store/till';
import { Button, Dialog, Field, Money, NumberPad, toast, useApp, words } from '../../ui';
import { allowedDiscount } from './allowed';
import type { Desk } from './desk';
import { DiscountField } from './discount-field';
import { type Draft, missingOf, unitLabel } from './goods';
import { GoodsOptions } from './goods-options';
import { variantsFor } from './taking';
import './goods-dialog.css';

export interface GoodsDialogProps {
  desk: Desk;
  draft: Draft;
  /** of a line that is on the counter already */
  lineKey: string | null;
  onClose: () => void;
}

/** One line, with all that can be said of it: how much, of which kind, at what discount. */
export default function GoodsDialog(props: GoodsDialogProps) {
  const { desk, draft: given, lineKey, onClose } = props;
  const form = useGoods(props);
  const { draft, whole, variants, missing, tried, setDraft } = form;
  const fixed = given.told !== null && given.details.weight_sold !== undefined;
  return (
    <Dialog
      title={whole.product.name}
      width={isManifold(whole) ? 'wide' : 'normal'}
      onClose={onClose}
      onSubmit={() => void form.submit()}
      actions={<Actions desk={desk} draft={whole} lineKey={lineKey} onClose={onClose} />}
    >
      <div class="goods">
        <div class="stack">
          {variants && (
            <GoodsOptions
              draft={whole}
              variants={variants}
              missing={tried ? missing : []}
              onChange={setDraft}
            />
          )}
          {!fixed && (
            <DiscountField
              discount={draft.discount}
              onChange={(discount) => setDraft({ ...draft, discount })}
            />
          )}
        </div>
        {fixed ? <p class="muted">{t('sell.printedPrice')}</p> : <Quantity given={given} form={form} />}
      </div>
    </Dialog>
  );
}

function useGoods({ desk, draft: given, lineKey, onClose }: GoodsDialogProps) {
  const { till, catalog } = useApp();
  const [draft, setDraft] = useState(given);
  const [typed, setTyped] = useState(given.quantity > 0 && lineKey ? String(given.quantity / 1000) : '');
  const [variants, setVariants] = useState<Variants | null>(null);
  const [tried, setTried] = useState(false);
  useEffect(() => void variantsFor(catalog, given.product).then(setVariants), [catalog, given]);
  const quantity = parseQuantity(typed);
  const whole: Draft = {
    ...draft,
    quantity: typed === '' ? given.quantity : (quantity ?? 0),
    told: quantity === null || quantity === given.quantity ? draft.told : null,
  };
  const missing = variants ? missingOf(whole, variants) : ['quantity' as const];
  const submit = async () => {
    setTried(true);
    if (missing.length > 0) {
      return;
    }
    try {
      if (await putLine(desk, till, whole, lineKey)) {
        onClose();
      }
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  return { draft, setDraft, typed, setTyped, variants, tried, whole, missing, submit };
}

function Actions({ desk, draft, lineKey, onClose }: GoodsDialogProps) {
  return (
    <>
      {lineKey && (
        <Button
          icon="trash"
          onClick={() => {
            desk.remove(lineKey);
            onClose();
          }}
        >
          {t('action.remove')}
        </Button>
      )}
      <Button kind="primary" type="submit">
        {lineKey ? t('action.save') : t('sell.addToCart')} <LinePrice desk={desk} draft={draft} />
      </Button>
    </>
  );
}

function Quantity({ given, form }: { given: Draft; form: ReturnType<typeof useGoods> }) {
  const { typed, setTyped, whole, tried, missing } = form;
  const unit = unitLabel(whole.product, whole.unit);
  return (
    <div class="stack">
      <Field
        label={t('sell.quantity')}
        value={typed}
        onInput={setTyped}
        placeholder={given.quantity > 0 ? formatQuantity(given.quantity) : '0'}
        inputMode="none"
        after={unit ?? (whole.unit === 'box' ? t('unit.boxes') : t('unit.pieces'))}
        error={tried && missing.includes('quantity') ? t('sell.needQuantity') : null}
        numeric
        focused
      />
      <NumberPad value={typed} onChange={setTyped} extra="." />
    </div>
  );
}

/** Whether there is much to choose. */
function isManifold({ product }: Draft): boolean {
  return Boolean(product.has_variants || product.track_serial_numbers || product.require_serial_on_sale);
}

/** Puts the line on the counter, or changes it; false where a discount is too high and nobody allows it. */
async function putLine(desk: Desk, till: Till, draft: Draft, lineKey: string | null): Promise<boolean> {
  const before = desk.cart.value;
  const changed = lineKey
    ? {
        ...before,
        entries: before.entries.map((line) => (line.key === lineKey ? { ...line, ...draft } : line)),
      }
    : { ...before, entries: [...before.entries, { ...draft, key: 'new' }] };
  if (draft.discount) {
    const allowed = await allowedDiscount(till, desk.saleOf(changed));
    if (!allowed) {
      return false;
    }
    desk.amend({ approval: allowed.approval });
  }
  if (lineKey) {
    desk.change(lineKey, (line) => ({ ...line, ...draft }));
  } else {
    desk.add(draft);
  }
  return true;
}

function LinePrice({ desk, draft }: { desk: Desk; draft: Draft }) {
  const total = draft.quantity > 0 ? desk.priceOf(draft) : null;
  return total === null ? null : <Money amount={total} />;
}
