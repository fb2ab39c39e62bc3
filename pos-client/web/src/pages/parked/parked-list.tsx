import type { ComponentChildren } from 'preact';
import { formatAge, t } from '../../i18n';
import { useLive } from '../../store/live';
import type { ParkedOrder } from '../../store/records';
import type { Till } from '../../store/till';
import { cartOf, parkedOrders } from '../../till/park';
import { EmptyState, Icon, Money, Spinner } from '../../ui';
import './parked.css';

export interface ParkedListProps {
  till: Till;
  onTake: (id: string) => void;
  /** what else can be done with one */
  aside?: (parked: ParkedOrder) => ComponentChildren;
}

/** The sales that wait, the oldest first; one press takes one up. */
export function ParkedList({ till, onTake, aside }: ParkedListProps) {
  const parked = useLive(() => parkedOrders(till), ['parked_orders']);
  if (!parked) {
    return <Spinner />;
  }
  if (parked.length === 0) {
    return <EmptyState icon="parked" title={t('parked.none')} text={t('parked.noneText')} />;
  }
  return (
    <ul class="parked-list">
      {parked.map((order) => (
        <li key={order.id} class="parked-row">
          <button type="button" class="parked-take" onClick={() => onTake(order.id)}>
            <Icon name="parked" />
            <span class="grow">
              <span class="strong">{order.label || t('parked.unnamed')}</span>
              <span class="parked-what">{what(order)}</span>
            </span>
            <span class="parked-sum">
              <Money amount={order.total} />
              <small>{order.parked_at && formatAge(order.parked_at)}</small>
            </span>
          </button>
          {aside?.(order)}
        </li>
      ))}
    </ul>
  );
}

/** What is in it, in short. */
function what(order: ParkedOrder): string {
  const names = cartOf(order).items.map((item) => item.name ?? '');
  return names.filter(Boolean).join(', ');
}
