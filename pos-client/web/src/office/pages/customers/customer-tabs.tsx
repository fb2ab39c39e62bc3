import { texts } from '../../i18n';
import type customers from '../../i18n/en/customers';
import { go } from '../../routes';
import { Tabs } from '../../ui';

const t = texts<typeof customers>();

/** The two lists of customers. */
export function CustomerTabs({ selected }: { selected: 'all' | 'owing' }) {
  return (
    <Tabs
      label={t('nav.customers')}
      tabs={[
        { id: 'all', label: t('customers.all') },
        { id: 'owing', label: t('customers.owing') },
      ]}
      selected={selected}
      onSelect={(id) => go(id === 'all' ? '/customers' : '/customers/owing')}
    />
  );
}
