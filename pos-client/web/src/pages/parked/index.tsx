import { t } from '../../i18n';
import type { ParkedOrder } from '../../store/records';
import { discard } from '../../till/park';
import { Badge, confirm, IconButton, Page, toast, useApp, useNavigate, words } from '../../ui';
import { deskOf } from '../sell/desk';
import { useParkedCount } from '../sell/parked';
import { ParkedList } from './parked-list';

/** Sales that were put aside, on this till and the others of the branch (B-11). */
export default function ParkedPage() {
  const app = useApp();
  const navigate = useNavigate();
  const count = useParkedCount(app.till);
  const desk = deskOf(app);
  const take = async (id: string) => {
    if (desk.cart.value.entries.length > 0) {
      toast(t('parked.cartFull'), 'warn');
      return;
    }
    try {
      await desk.resume(id);
      navigate('/');
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  const forget = async (order: ParkedOrder) => {
    const sure = await confirm({
      title: t('parked.discard'),
      text: t('parked.discardText', { label: order.label || t('parked.unnamed') }),
      confirm: t('parked.discard'),
      danger: true,
    });
    if (sure) {
      await discard(app.till, order.id).catch((error: unknown) => toast(words(error), 'danger'));
    }
  };
  return (
    <Page title={t('nav.parked')} note={count > 0 && <Badge>{count}</Badge>}>
      <ParkedList
        till={app.till}
        onTake={(id) => void take(id)}
        aside={(order) => (
          <IconButton
            kind="danger"
            icon="trash"
            label={t('parked.discard')}
            onClick={() => void forget(order)}
          />
        )}
      />
    </Page>
  );
}
