import { isolated, t, tMaybe } from '../../i18n';
import type { Order } from '../../store/records';

/** What a manager allowed in a sale, in words (B-9). */
export function overridesOf({ metadata }: Order): string[] {
  const listed = field(metadata, 'overrides');
  return (Array.isArray(listed) ? listed : []).map((override: unknown) => {
    const limit = text(override, 'limit');
    return t('orders.override', {
      what: [tMaybe(`orders.limit.${limit}`, limit), isolated(text(override, 'name'))]
        .filter((said) => said !== isolated(''))
        .join(' '),
      name: isolated(text(override, 'staff_name')),
      reason: isolated(text(override, 'reason')),
    });
  });
}

function text(value: unknown, name: string): string {
  const said = field(value, name);
  return typeof said === 'string' ? said : '';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}
