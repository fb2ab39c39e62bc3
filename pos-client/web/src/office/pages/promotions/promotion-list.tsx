import { formatMoney, formatNumber, formatPercent } from '../../../i18n';
import { ValidityBadge } from '../../form/validity-badge';
import { texts } from '../../i18n';
import type promotions from '../../i18n/en/promotions';
import { RecordList } from '../../list/record-list';
import { can } from '../../rights';
import { go } from '../../routes';
import { Button, Page, Time } from '../../ui';
import { KINDS, type Promotion, partsOf } from './promotion';

const t = texts<typeof promotions>();

/** All promotions. */
export function PromotionList() {
  const add = can('promotions.upsert') && (
    <Button kind="primary" icon="plus" onClick={() => go('/promotions/new')}>
      {t('promotions.new')}
    </Button>
  );
  return (
    <Page title={t('nav.promotions')} wide actions={add}>
      <RecordList<Promotion>
        label={t('nav.promotions')}
        table="promotions"
        search={t('field.name')}
        sort="name"
        columns={[
          { id: 'name', label: t('field.name'), cell: ({ name }) => name, sort: 'name' },
          { id: 'state', label: t('field.status'), cell: (one) => <ValidityBadge of={one} />, width: 14 },
          { id: 'gives', label: t('promotions.gives'), cell: gives, width: 30 },
          {
            id: 'starts',
            label: t('promotions.starts'),
            cell: ({ starts_at }) => <Time at={starts_at} />,
            sort: 'starts_at',
            width: 24,
            minor: true,
          },
          {
            id: 'ends',
            label: t('promotions.ends'),
            cell: ({ ends_at }) => <Time at={ends_at} />,
            sort: 'ends_at',
            width: 24,
            minor: true,
          },
        ]}
        filters={[
          {
            kind: 'choice',
            field: 'kind',
            label: t('promotions.kind'),
            options: KINDS.map((value) => ({ value, label: t(`promotions.kind.${value}`) })),
          },
          { kind: 'flag', field: 'is_active', label: t('field.active') },
          { kind: 'days', field: 'ends_at', label: t('promotions.ends') },
        ]}
        open={({ id }) => `/promotions/${id}`}
        empty={{ icon: 'percent', title: t('promotions.none'), text: t('promotions.noneText'), action: add }}
      />
    </Page>
  );
}

/** What it gives, in few words. */
function gives(one: Promotion): string {
  switch (one.kind) {
    case 'percent':
      return t('promotions.off', { what: formatPercent(one.percent ?? 0) });
    case 'amount':
      return t('promotions.off', { what: formatMoney(one.amount ?? 0) });
    case 'n_for_m':
      return t('promotions.nForM', {
        buy: formatNumber(one.buy_quantity ?? 0),
        pay: formatNumber(one.pay_quantity ?? 0),
      });
    case 'bundle':
      return t('promotions.bundleFor', {
        parts: formatNumber(partsOf(one.bundle).length),
        price: formatMoney(one.bundle_price ?? 0),
      });
  }
}
