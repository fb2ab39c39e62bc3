import { useCallback } from 'preact/hooks';
import type { Catalog, Variants } from '../../catalog/catalog';
import { t } from '../../i18n';
import type { Product } from '../../store/records';
import { toast, useApp, words } from '../../ui';
import type { Desk } from './desk';
import { type Draft, draftOf, draftOfScan, missingOf, withVariant } from './goods';
import { refuseTone } from './sound';

/** How goods get onto the counter. */
export interface Taking {
  /** @param quantity thousandths; null for the usual */
  product: (product: Product, quantity: number | null) => void;
  code: (code: string, quantity: number | null) => void;
}

/** Takes goods at once where everything is known, and asks for the rest: a variant, a weight, serial numbers. */
export function useTaking(desk: Desk, ask: (draft: Draft) => void): Taking {
  const { catalog } = useApp();
  const take = useCallback(
    async (draft: Draft) => {
      const variants = await variantsFor(catalog, draft.product);
      const { colorId = null, sizeId = null } = draft.variant ?? {};
      const whole = draft.variant ? withVariant(draft, variants, colorId, sizeId) : draft;
      if (missingOf(whole, variants).length > 0) {
        ask(whole);
      } else {
        desk.add(whole);
      }
    },
    [catalog, desk, ask],
  );
  const scan = async (code: string, quantity: number | null) => {
    const scan = await catalog.read(code);
    if ('scanned' in scan) {
      await take(draftOfScan(scan.scanned, quantity));
    } else {
      refuseTone();
      toast(t(`sell.scan.${scan.refused}`, { code }), 'warn');
    }
  };
  const failed = (error: unknown) => toast(words(error), 'danger');
  return {
    product: (product, quantity) => void take(draftOf(product, quantity)).catch(failed),
    code: (code, quantity) => void scan(code, quantity).catch(failed),
  };
}

/** The colours and sizes to choose from: none for most products. */
export async function variantsFor(catalog: Catalog, product: Product): Promise<Variants> {
  return product.has_variants === true ? catalog.variants(product.id) : { colors: [], sizes: [] };
}
