import { formatNumber } from '../../../i18n';
import { idsOf } from '../../form/records-field';
import { ValidityBadge } from '../../form/validity-badge';
import { texts } from '../../i18n';
import type priceLists from '../../i18n/en/price-lists';
import { RecordList } from '../../list/record-list';
import { can } from '../../rights';
import { go } from '../../routes';
import { Button, Page, Time } from '../../ui';
import { type PriceList, pricesOf, SALE_TYPES } from './prices';

const t = texts<typeof priceLists>();

/** All price lists. */
export function PriceListList() {
  const add = can('price_lists.upsert') && (
    <Button kind="primary" icon="plus" onClick={() => go('/price-lists/new')}>
      {t('price-lists.new')}
    </Button>
  );
  return (
    <Page title={t('nav.price-lists')} wide actions={add}>
      <RecordList<PriceList>
        label={t('nav.price-lists')}
        table="price_lists"
        search={t('field.name')}
        sort="name"
        columns={[
          { id: 'name', label: t('field.name'), cell: ({ name }) => name, sort: 'name' },
          { id: 'state', label: t('field.status'), cell: (list) => <ValidityBadge of={list} />, width: 14 },
          {
            id: 'sale',
            label: t('price-lists.saleType'),
            cell: ({ sale_type }) => t(`price-lists.sale.${sale_type ?? 'retail'}`),
            width: 18,
            minor: true,
          },
          {
            id: 'branches',
            label: t('field.branch'),
            cell: ({ branch_ids }) => formatCount(idsOf(branch_ids).length),
            width: 16,
            minor: true,
          },
          {
            id: 'prices',
            label: t('price-lists.prices'),
            cell: ({ prices }) => formatNumber(pricesOf(prices).length),
            width: 12,
            end: true,
          },
          {
            id: 'ends',
            label: t('price-lists.ends'),
            cell: ({ ends_at }) => <Time at={ends_at} />,
            sort: 'ends_at',
            width: 24,
            minor: true,
          },
        ]}
        filters={[
          {
            kind: 'choice',
            field: 'sale_type',
            label: t('price-lists.saleType'),
            options: SALE_TYPES.map((value) => ({ value, label: t(`price-lists.sale.${value}`) })),
          },
          { kind: 'flag', field: 'is_active', label: t('field.active') },
        ]}
        open={({ id }) => `/price-lists/${id}`}
        empty={{ icon: 'cash', title: t('price-lists.none'), text: t('price-lists.noneText'), action: add }}
      />
    </Page>
  );
}

function formatCount(branches: number): string {
  return branches === 0 ? t('branch.all') : formatNumber(branches);
}
